import { msg } from '@lingui/core/macro';
import type { Language } from '../../../shared/domain/language.ts';
import { useWordsOfEach } from './languages.ts';
import css from './not-spoken.module.css';

/** Said beside a language before it is chosen, in that language: no voice here speaks it. */
export const NotSpoken = ({ language }: { readonly language: Language }) => {
  const i18n = useWordsOfEach().get(language);
  return i18n === undefined ? null : <small className={css.note}>{i18n._(msg`No voice`)}</small>;
};
