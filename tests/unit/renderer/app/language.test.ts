import { describe, expect, it } from 'vitest';
import { keptLanguage, lastLanguage, speak } from '../../../../src/renderer/app/language.ts';
import { createI18n } from '../../../../src/renderer/words/languages.ts';

/** A window that keeps what it is given, as far as it may. */
const windowThat = (mayKeep = true) => {
  const kept = new Map<string, string>();
  const localStorage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (!mayKeep) throw new DOMException('QuotaExceededError');
      kept.set(key, value);
    },
  };
  const documentElement = { lang: 'en', dir: 'ltr' };
  // Only these members are used.
  return { kept, window: { localStorage, document: { documentElement } } as unknown as Window };
};

describe('the language of the page', () => {
  it('is kept for each person, and the last one for the start', async () => {
    const { window } = windowThat();
    const i18n = createI18n('en', {});
    await speak({ i18n, window }, 'ar', 'rekha.k');
    await speak({ i18n, window }, 'hi', 'arjun.m');
    expect(keptLanguage(window, 'rekha.k')).toBe('ar');
    expect(keptLanguage(window, 'arjun.m')).toBe('hi');
    expect(keptLanguage(window, 'leela.n')).toBeNull();
    expect(lastLanguage(window)).toBe('hi');
    expect(i18n.locale).toBe('hi');
  });

  it('is told to the browser, with its direction', async () => {
    const { window } = windowThat();
    const i18n = createI18n('en', {});
    await speak({ i18n, window }, 'ar', null);
    expect(window.document.documentElement).toEqual({ lang: 'ar', dir: 'rtl' });
    await speak({ i18n, window }, 'es', null);
    expect(window.document.documentElement).toEqual({ lang: 'es', dir: 'ltr' });
  });

  it('holds until the window closes where nothing can be kept', async () => {
    const { window } = windowThat(false);
    const i18n = createI18n('en', {});
    await speak({ i18n, window }, 'es', 'rekha.k');
    expect(i18n.locale).toBe('es');
    expect(lastLanguage(window)).toBe('en');
  });

  it.each(['', 'null', '[]', '{"rekha.k":"xx"}', '{"rekha.k":1}', '{'])(
    'is English where %j was kept',
    (text) => {
      const { kept, window } = windowThat();
      kept.set('branchdesk.languages', text);
      expect(lastLanguage(window)).toBe('en');
      expect(keptLanguage(window, 'rekha.k')).toBeNull();
    },
  );
});
