import { describe, expect, it } from 'vitest';
import { languagesBeside, messagesOf } from '../../../../src/renderer/features/receipt/languages.ts';
import { english } from '../words/english.ts';

describe('the languages of a receipt', () => {
  it('are those that are installed: English now', () => {
    expect(languagesBeside('en')).toEqual([{ locale: 'en', name: 'English' }]);
  });

  it('hold a further one as soon as its catalog is there, by its own name, that of the screen first', () => {
    const files = ['../../locales/hi.po', '../../locales/ar.po', '../../locales/en.po'];
    expect(languagesBeside('hi', files).map(({ locale, name }) => [locale, name])).toEqual([
      ['hi', 'हिन्दी'],
      ['en', 'English'],
      ['ar', 'العربية'],
    ]);
  });

  it('fall back to the screen’s where a catalog is not there', async () => {
    const screen = english();
    expect(await messagesOf('en', screen)).toBe(screen);
    expect(await messagesOf('xx', screen)).toBe(screen);
  });
});
