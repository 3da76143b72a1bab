import { readFileSync } from 'node:fs';

/** The messages of a catalog with their translations, in its order. Each stands on one line. */
export const readCatalog = (language: string): ReadonlyMap<string, string> => {
  const file = new URL(`../../src/renderer/locales/${language}.po`, import.meta.url);
  const pairs = [...readFileSync(file, 'utf8').matchAll(/^msgid (".*")\nmsgstr (".*")$/gm)];
  return new Map(
    pairs
      .map(([, id = '""', words = '""']): [string, string] => [JSON.parse(id), JSON.parse(words)])
      .filter(([id]) => id !== ''),
  );
};
