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

/** Says a message as a language's catalog has it, its numbered places filled. A message that is not there is an error. */
export const sayingIn = (language: string): ((message: string, ...values: readonly string[]) => string) => {
  const catalog = readCatalog(language);
  return (message, ...values) => {
    const words = catalog.get(message);
    if (words === undefined || words === '') throw new Error(`${language} has no words for: ${message}`);
    return values.reduce((said, value, at) => said.replace(`{${at}}`, () => value), words);
  };
};

/** Texts that are heard one after the other, whatever is said between them. */
export const heard = (...texts: readonly string[]): RegExp =>
  new RegExp(texts.map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*'));
