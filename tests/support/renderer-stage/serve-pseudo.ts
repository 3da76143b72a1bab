import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Language } from '../../../src/shared/domain/language.ts';
import { catalogIn, pseudoCatalog, withCatalog } from './pseudo.ts';
import { type Served, serve } from './serve.ts';

/** The languages in whose place the pseudo-locale is read: one of each direction. */
export const PSEUDO = ['es', 'ar'] as const satisfies readonly Language[];

/** Serves a built renderer whose Spanish and whose Arabic are the pseudo-locale. The build stays as it is. */
export const servePseudo = async (folder: string): Promise<Served> => {
  const assets = join(folder, 'assets');
  const chunks = readdirSync(assets).filter((name) => name.endsWith('.js'));
  const read = (begins: string): string => {
    const name = chunks.find((one) => one.startsWith(`${begins}-`));
    if (name === undefined) throw new Error(`the build has no ${begins}`);
    return readFileSync(join(assets, name), 'utf8');
  };
  const english = catalogIn(read('index'));
  if (english === null) throw new Error('the build has no English catalog');
  const pseudo = pseudoCatalog(english);
  const served = new Map(PSEUDO.map((language) => [language, withCatalog(read(language), pseudo)]));
  return serve(folder, (path) => {
    const language = PSEUDO.find((one) => basename(path).startsWith(`${one}-`) && path.endsWith('.js'));
    return language === undefined ? null : (served.get(language) ?? null);
  });
};
