import { I18nProvider } from '@lingui/react';
import type { ReactNode } from 'react';
import type { Language } from '../../../shared/domain/language.ts';
import { directionOf } from '../../words/languages.ts';
import { useWordsOfEach } from './languages.ts';

interface InLanguageProps {
  readonly language: Language;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** What is in it speaks a language of its own; nothing, until its words were read. */
export const InLanguage = ({ language, className, children }: InLanguageProps) => {
  const i18n = useWordsOfEach().get(language);
  return i18n === undefined ? null : (
    <I18nProvider i18n={i18n}>
      <section lang={language} dir={directionOf(language)} className={className}>
        {children}
      </section>
    </I18nProvider>
  );
};
