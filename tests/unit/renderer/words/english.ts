import { type I18n, setupI18n } from '@lingui/core';

/** The messages as they are written in the code. */
export const english = (): I18n => setupI18n({ locale: 'en', messages: { en: {} } });
