import { setupI18n } from '@lingui/core';
import { expect, it, vi } from 'vitest';
import { dateFormat } from '../../../../src/renderer/words/formats.ts';
import { toldTime } from '../../../../src/renderer/words/times.ts';

const i18nOf = (locale: string) => setupI18n({ locale, messages: { [locale]: {} } });

it('a list of 500 rows makes no form of a date anew for each of them', () => {
  const made = vi.spyOn(Intl, 'DateTimeFormat');
  const i18n = i18nOf('en');
  const words = Array.from({ length: 500 }, (_, nth) =>
    toldTime(i18n, `2024-05-${10 + (nth % 20)}T10:15:00`),
  );
  expect(new Set(words).size).toBe(20);
  expect(made.mock.calls.length).toBeLessThanOrEqual(2);
  made.mockRestore();
});

it('each language and form has its own', () => {
  const [en, de] = [i18nOf('en'), i18nOf('de')];
  const day = { dateStyle: 'medium', timeZone: 'UTC' } as const;
  expect(dateFormat(en, day)).toBe(dateFormat(en, day));
  expect(dateFormat(de, day).format(0)).not.toBe(dateFormat(en, day).format(0));
  expect(dateFormat(en, { ...day, dateStyle: 'long' }).format(0)).not.toBe(dateFormat(en, day).format(0));
});
