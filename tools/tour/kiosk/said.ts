import type { Language } from '../../../src/shared/domain/language.ts';
import { readCatalog } from '../../../tests/support/catalog.ts';

/** Gives what a screen says in a language in the place of an English text; throws where it is no message. */
export const sayIn = (language: Language): ((english: string) => string) => {
  const catalog = readCatalog(language);
  return (english) => {
    const words = catalog.get(english);
    if (words === undefined) throw new Error(`“${english}” is no message`);
    if (words !== '') return words;
    if (language === 'en') return english;
    throw new Error(`${language} has no words for “${english}”`);
  };
};
