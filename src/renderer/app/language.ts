import type { I18n } from '@lingui/core';
import * as v from 'valibot';
import { type Language, LanguageSchema } from '../../shared/domain/language.ts';
import { directionOf, readMessages } from '../words/languages.ts';

const KEY = 'branchdesk.languages';

/** What each person chose, by their ids; under `last` what the page spoke last. */
const Kept = v.record(v.string(), LanguageSchema);

const LAST = '';

const kept = ({ localStorage }: Window): v.InferOutput<typeof Kept> => {
  try {
    const read = v.safeParse(v.pipe(v.string(), v.parseJson(), Kept), localStorage.getItem(KEY));
    return read.success ? read.output : {};
  } catch {
    return {};
  }
};

/** The language that a person chose at this desk; `null`: none. */
export const keptLanguage = (window: Window, person: string): Language | null => kept(window)[person] ?? null;

/** The language that the page spoke last: it begins in it, before it is known who is at the desk. */
export const lastLanguage = (window: Window): Language => kept(window)[LAST] ?? 'en';

const keep = (window: Window, person: string | null, language: Language): void => {
  try {
    const all = { ...kept(window), [LAST]: language, ...(person === null ? {} : { [person]: language }) };
    window.localStorage.setItem(KEY, JSON.stringify(all));
  } catch {
    // Nothing can be kept here: the language holds until the window closes.
  }
};

/** Tells the browser in which language the page is, and in which direction it runs. */
export const markPage = ({ documentElement }: Document, locale: string): void => {
  documentElement.lang = locale;
  documentElement.dir = directionOf(locale);
};

/**
 * Has the page speak a language from now on. The page stays as it is where the catalog cannot be read.
 * @param person whose choice it is; `null`: nobody is signed in
 */
export const speak = async (
  { i18n, window }: { readonly i18n: I18n; readonly window: Window },
  language: Language,
  person: string | null,
): Promise<void> => {
  const messages = await readMessages(language, i18n);
  i18n.loadAndActivate({ locale: language, messages });
  markPage(window.document, language);
  keep(window, person, language);
};
