import { I18nProvider } from '@lingui/react';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { english } from '../words/english.ts';

/** What a component puts on the screen, as markup. */
export const markupOf = (node: ReactNode): string =>
  renderToStaticMarkup(<I18nProvider i18n={english()}>{node}</I18nProvider>);

/** What of it is read: the texts in their order. */
export const textOf = (markup: string): string =>
  markup
    .replace(/<style.*?<\/style>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/&#x27;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();
