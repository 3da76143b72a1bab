import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { FOUND_BY_HAND, type FoundByHand, type WordByHand } from '../../shared/domain/by-hand.ts';
import { plainText } from './plain-text.ts';
import { absoluteTime, type Zone } from './times.ts';

const FOUND: Readonly<Record<FoundByHand, MessageDescriptor>> = {
  made: msg`It was made`,
  'not-made': msg`It was not made`,
  'cannot-tell': msg`It cannot be told`,
};

/** What can be said of a change that was looked at by hand, in its order. */
export const foundChoices = (
  i18n: I18n,
): readonly { readonly found: FoundByHand; readonly words: string }[] =>
  FOUND_BY_HAND.map((found) => ({ found, words: i18n._(FOUND[found]) }));

/** Who looked by hand, when, and what they found. */
export const byHandWords = (
  i18n: I18n,
  { found, note, by, at }: WordByHand,
  now: number,
  zone: Zone,
): string => {
  const when = absoluteTime(i18n, at, now, zone);
  const what = i18n._(FOUND[found]);
  const said = i18n._(msg`Looked at by hand by ${by}, ${when}: ${what}.`);
  const added = note === null ? null : plainText(note);
  return added === null ? said : i18n._(msg`${said} Note: ${added}`);
};
