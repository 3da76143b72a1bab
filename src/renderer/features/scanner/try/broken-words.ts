import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Broken } from '../../../scanner/report.ts';

const WHY: Readonly<Record<Broken, MessageDescriptor>> = {
  'in-pieces': msg`It came in pieces.`,
  'no-suffix': msg`It did not come to its end.`,
  'amid-typing': msg`It came while somebody typed.`,
  'too-short': msg`It has too few characters.`,
  'too-long': msg`It has too many characters.`,
  length: msg`It has another number of characters than the cards here.`,
  'check-digit': msg`Its check digit does not fit.`,
};

/** Why a scan is not looked up, as a sentence. */
export const brokenWords = (i18n: I18n, why: Broken): string => i18n._(WHY[why]);
