import type { I18n } from '@lingui/core';
import { useLingui } from '@lingui/react';
import { useEffect, useState } from 'react';
import type { Language } from '../../../shared/domain/language.ts';
import { createI18n, readMessages } from '../../words/languages.ts';

/** The words of each of these languages, once they were read: from then on a language is there at once. */
export const useReadLanguages = (languages: readonly Language[]): ReadonlyMap<Language, I18n> => {
  const { i18n } = useLingui();
  const [read, setRead] = useState<ReadonlyMap<Language, I18n>>(new Map());
  const wanted = languages.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the languages are named by `wanted`
  useEffect(() => {
    let isOver = false;
    for (const language of languages)
      void readMessages(language, i18n).then(
        (messages) => {
          if (!isOver) setRead((before) => new Map(before).set(language, createI18n(language, messages)));
        },
        () => {
          // A language whose words cannot be read is not offered by name alone.
        },
      );
    return () => {
      isOver = true;
    };
  }, [wanted, i18n]);
  return read;
};
