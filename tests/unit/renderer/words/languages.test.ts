import { type Messages, setupI18n } from '@lingui/core';
import { describe, expect, it } from 'vitest';
import {
  createI18n,
  directionOf,
  languageOf,
  nameOfLanguage,
} from '../../../../src/renderer/words/languages.ts';
import { LANGUAGES } from '../../../../src/shared/domain/language.ts';

describe('the languages', () => {
  it('are told by their own names', () => {
    expect(LANGUAGES.map(nameOfLanguage)).toEqual(['English', 'हिन्दी', 'Español', 'العربية']);
  });

  it('run from left to right, Arabic from right to left', () => {
    expect(LANGUAGES.filter((language) => directionOf(language) === 'rtl')).toEqual(['ar']);
  });

  it.each(['xx', '', 'EN', null])('do not hold %j', (text) => {
    expect(languageOf(text)).toBeNull();
  });
});

describe('what fills the blanks of a message', () => {
  const messages: Messages = { sent: ['أرسل إلى ', ['address'], ' (', ['tries'], ')'], plain: 'تم' };

  it('keeps its own direction in a language that is written from right to left', () => {
    const i18n = createI18n('ar', messages);
    const words = 'أرسل إلى \u2068asha@example.com\u2069 (3)';
    expect(i18n._('sent', { address: 'asha@example.com', tries: 3 })).toBe(words);
    expect(i18n.t({ id: 'sent', values: { address: 'asha@example.com', tries: 3 } })).toBe(words);
    expect(i18n._('sent', { address: '', tries: 3 })).toBe('أرسل إلى  (3)');
    expect(i18n._('plain')).toBe('تم');
  });

  it('is left as it is in the others', () => {
    const values = { address: 'asha@example.com', tries: 3 };
    const plain = setupI18n({ locale: 'hi', messages: { hi: messages } });
    expect(createI18n('hi', messages)._('sent', values)).toBe(plain._('sent', values));
  });
});
