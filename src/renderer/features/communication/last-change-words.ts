import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { plainText } from '../../words/plain-text.ts';
import { toldTime } from '../../words/times.ts';
import type { PlacedSelection } from './selections.ts';

/** Who changed a selection last at WM and when, as WM tells it: no name is looked up, no time converted. */
export const lastChangeWords = (
  i18n: I18n,
  { modifiedBy, modifiedAt }: Pick<PlacedSelection, 'modifiedBy' | 'modifiedAt'>,
): string => {
  const by = modifiedBy === null ? null : plainText(modifiedBy);
  const at = modifiedAt === null ? null : toldTime(i18n, plainText(modifiedAt));
  if (by !== null)
    return i18n._(at === null ? msg`Last changed at WM by ${by}.` : msg`Last changed at WM by ${by}, ${at}.`);
  return i18n._(at === null ? msg`WM does not tell who changed it last.` : msg`Last changed at WM: ${at}.`);
};
