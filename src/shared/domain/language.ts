import * as v from 'valibot';

/** The languages that the screens and receipts are in, as their catalogs are named. */
export const LANGUAGES = ['en', 'hi', 'es', 'ar'] as const;

/** One of them. */
export const LanguageSchema = v.picklist(LANGUAGES);

/** One of the languages that the screens and receipts are in. */
export type Language = (typeof LANGUAGES)[number];
