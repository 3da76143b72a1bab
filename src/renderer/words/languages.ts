import { type I18n, type Messages, setupI18n } from '@lingui/core';
import { LANGUAGES, type Language } from '../../shared/domain/language.ts';
import { isolateBlanks } from './isolate-blanks.ts';

/** Every catalog but the one that the page always has. */
const CATALOGS = import.meta.glob<{ readonly messages: Messages }>(['../locales/*.po', '!../locales/en.po']);

const NAMES: { readonly [L in Language]: string } = {
  en: 'English',
  hi: 'हिन्दी',
  es: 'Español',
  ar: 'العربية',
};

/** The language's own name of itself. */
export const nameOfLanguage = (language: Language): string => NAMES[language];

/** The way in which a language is written. */
export const directionOf = (locale: string): 'ltr' | 'rtl' => (locale === 'ar' ? 'rtl' : 'ltr');

/** A text as one of the languages; `null`: it is none of them. */
export const languageOf = (text: string | null): Language | null =>
  LANGUAGES.find((language) => language === text) ?? null;

/** Messages in a language. What fills their blanks keeps its own direction. */
export const createI18n = (locale: string, messages: Messages): I18n =>
  isolateBlanks(setupI18n({ locale, messages: { [locale]: messages } }), directionOf);

/** Reads the catalog of a language; that of the page, which is given, is not read again. */
export const readMessages = async (
  language: Language,
  { locale, messages }: Pick<I18n, 'locale' | 'messages'>,
): Promise<Messages> => {
  if (language === locale) return messages;
  const read = language === 'en' ? () => import('../locales/en.po') : CATALOGS[`../locales/${language}.po`];
  if (read === undefined) throw new Error(`there is no catalog of ${language}`);
  return (await read()).messages;
};
