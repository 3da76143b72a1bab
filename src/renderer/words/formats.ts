import type { I18n } from '@lingui/core';
import { isolate } from './isolate-blanks.ts';
import { directionOf } from './languages.ts';

const locales = (i18n: I18n): string | string[] => i18n.locales ?? i18n.locale;

/** As many as are in use at a time, by far: languages times forms. */
const MOST_KEPT = 200;

/** Makes a format once: making one takes many times as long as using it, and lists use it for each of their rows. */
const kept = <Options, Format>(
  make: (locale: string | string[], options: Options) => Format,
): ((i18n: I18n, options: Options) => Format) => {
  const known = new Map<string, Format>();
  return (i18n, options) => {
    const key = JSON.stringify([locales(i18n), options]);
    const before = known.get(key);
    if (before !== undefined) return before;
    const made = make(locales(i18n), options);
    if (known.size >= MOST_KEPT) known.clear();
    known.set(key, made);
    return made;
  };
};

/** The form of dates and times in the operator's language. */
export const dateFormat = kept(
  (locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
);

/** The form of spans from now in the operator's language. */
export const relativeFormat = kept(
  (locale, options: Intl.RelativeTimeFormatOptions) => new Intl.RelativeTimeFormat(locale, options),
);

/** The form of numbers in the operator's language. */
export const numberFormat = kept(
  (locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options),
);

const listFormat = kept((locale, options: Intl.ListFormatOptions) => new Intl.ListFormat(locale, options));

/** Several texts in one, with the commas of the operator's language. */
export const listed = (i18n: I18n, texts: readonly string[]): string =>
  listFormat(i18n, { type: 'unit', style: 'short' }).format(
    directionOf(i18n.locale) === 'rtl' ? texts.map(isolate) : texts,
  );
