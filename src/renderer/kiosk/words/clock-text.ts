import type { I18n } from '@lingui/core';
import { numberFormat } from '../../words/formats.ts';

/** Minutes and seconds, as a clock shows them. */
export const clockText = (i18n: I18n, seconds: number): string => {
  const minutes = numberFormat(i18n, {}).format(Math.floor(seconds / 60));
  const rest = numberFormat(i18n, { minimumIntegerDigits: 2 }).format(seconds % 60);
  return `${minutes}:${rest}`;
};
