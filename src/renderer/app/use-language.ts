import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Language } from '../../shared/domain/language.ts';
import { useCalls } from '../ipc/calls-context.ts';
import { queries } from '../ipc/queries.ts';
import { keptLanguage, speak } from './language.ts';
import { useDesk } from './store.ts';

const usePerson = (): string | null => useDesk((desk) => desk.operators?.operator?.id ?? null);

/** The languages that are offered here, and what has the page speak one of them. */
export const useLanguages = (): {
  readonly offered: readonly Language[];
  readonly choose: (language: Language) => void;
} => {
  const { i18n } = useLingui();
  const person = usePerson();
  const offered = useQuery(queries.info(useCalls())).data?.languages ?? [];
  return { offered, choose: (language) => void speak({ i18n, window }, language, person) };
};

/** Has the page speak the language of whoever is at the desk: what they chose, else the first that is offered. */
export const useTheirLanguage = (): void => {
  const { i18n } = useLingui();
  const person = usePerson();
  const first = useQuery(queries.info(useCalls())).data?.languages[0];
  useEffect(() => {
    const wanted = (person === null ? null : keptLanguage(window, person)) ?? first;
    if (wanted !== undefined && wanted !== i18n.locale) void speak({ i18n, window }, wanted, person);
  }, [i18n, person, first]);
};
