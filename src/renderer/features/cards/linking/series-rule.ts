import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { listed } from '../../../words/formats.ts';

/** What a series asks of the numbers and the customers of its cards. */
interface Rules {
  readonly prefix: string;
  readonly suffix: string;
  readonly length: number;
  readonly cap: number;
}

/** The rules of a series in words. */
export const seriesRule = (i18n: I18n, { prefix, suffix, length, cap }: Rules): string => {
  const rules = [
    length > 0 ? i18n._(msg`${length} characters`) : null,
    prefix === '' ? null : i18n._(msg`begins with ${prefix}`),
    suffix === '' ? null : i18n._(msg`ends with ${suffix}`),
    cap > 0 ? i18n._(msg`at most ${cap} active for one customer`) : null,
  ].filter((rule) => rule !== null);
  return rules.length === 0 ? i18n._(msg`Takes any number.`) : i18n._(msg`${listed(i18n, rules)}.`);
};
