import type { I18n } from '@lingui/core';
import { listed, numberFormat } from '../../words/formats.ts';

/** Minutes and seconds in words: a voice would read the signs of a clock as a time of day. */
export const spanText = (i18n: I18n, seconds: number): string => {
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  const inUnit = (count: number, unit: 'minute' | 'second'): string =>
    numberFormat(i18n, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
  return listed(i18n, [
    ...(minutes === 0 ? [] : [inUnit(minutes, 'minute')]),
    ...(rest === 0 && minutes > 0 ? [] : [inUnit(rest, 'second')]),
  ]);
};
