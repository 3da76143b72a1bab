import { compileMessage } from '@lingui/message-utils/compileMessage';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../../src/shared/domain/language.ts';
import { readCatalog } from '../../../support/catalog.ts';

type Token = ReturnType<typeof compileMessage>[number];

/** The plural forms that a text has for each of its blanks, and every blank and tag that it fills. */
const partsOf = (tokens: readonly Token[]): { readonly blanks: string[]; readonly forms: string[][] } => {
  const blanks: string[] = [];
  const forms: string[][] = [];
  for (const token of tokens) {
    if (typeof token === 'string') {
      blanks.push(...(token.match(/<\/?\d+\/?>/g) ?? []));
      continue;
    }
    const [name, type, cases] = token;
    blanks.push(type === undefined ? name : `${name} ${type}`);
    if (typeof cases !== 'object' || cases === null) continue;
    const entries = Object.entries(cases as Record<string, Token[]>).filter(([form]) => form !== 'offset');
    forms.push(entries.map(([form]) => form));
    // Each form may leave out its number, and nothing else.
    const inside = entries.map(([, words]) => partsOf(typeof words === 'string' ? [words] : words));
    blanks.push(...new Set(inside.flatMap((part) => part.blanks)));
  }
  return { blanks: blanks.filter((blank) => blank !== '#').sort(), forms };
};

const source = readCatalog('en');

describe.each(LANGUAGES.filter((language) => language !== 'en'))('the catalog of %s', (language) => {
  const catalog = readCatalog(language);
  const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories;

  it('holds every message of the code, and no other', () => {
    expect([...catalog.keys()]).toEqual([...source.keys()]);
    expect([...catalog].filter(([, words]) => words.trim() === '').map(([id]) => id)).toEqual([]);
  });

  it('fills the same blanks and tags as the English', () => {
    const wrong = [...catalog].filter(
      ([id, words]) =>
        JSON.stringify(partsOf(compileMessage(words)).blanks) !==
        JSON.stringify(partsOf(compileMessage(id)).blanks),
    );
    expect(wrong).toEqual([]);
  });

  it('has every plural form of the language', () => {
    const wrong = [...catalog].filter(([, words]) =>
      partsOf(compileMessage(words)).forms.some((forms) => !needed.every((form) => forms.includes(form))),
    );
    expect(wrong).toEqual([]);
  });

  it('is plain text: composed letters, and no marks of direction, which the page sets itself', () => {
    const wrong = [...catalog.values()].filter(
      (words) => words !== words.normalize('NFC') || /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(words),
    );
    expect(wrong).toEqual([]);
  });
});

describe('the messages', () => {
  it('choose by numbers alone: a text that fills a blank may be given marks of direction', () => {
    expect([...source.keys()].filter((id) => /\{\w+, *select/.test(id))).toEqual([]);
  });
});
