import { type I18n, type Messages, setupI18n } from '@lingui/core';

/** A language that receipts can be printed in. */
interface Language {
  readonly locale: string;
  /** The language's own name of itself. */
  readonly name: string;
}

/** Every catalog that is built in, beside the one that the screen always has: a further file is a further language. */
const CATALOGS = import.meta.glob<{ readonly messages: Messages }>([
  '../../locales/*.po',
  '!../../locales/en.po',
]);

const localeOf = (file: string): string => /([^/]+)\.po$/.exec(file)?.[1] ?? file;

const nameOf = (locale: string): string => {
  const name = new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale;
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
};

/** The installed languages, that of the screen first. */
export const languagesBeside = (
  screen: string,
  catalogs: readonly string[] = Object.keys(CATALOGS),
): readonly Language[] =>
  [...new Set([screen, 'en', ...catalogs.map(localeOf)])].map((locale) => ({ locale, name: nameOf(locale) }));

/** The messages of a language for a receipt; the screen's own where it is that, or cannot be read. */
export const messagesOf = async (locale: string, screen: I18n): Promise<I18n> => {
  if (locale === screen.locale) return screen;
  const file = Object.keys(CATALOGS).find((path) => localeOf(path) === locale);
  const load = file === undefined ? undefined : CATALOGS[file];
  if (load === undefined) return screen;
  const { messages } = await load();
  return setupI18n({ locale, messages: { [locale]: messages } });
};
