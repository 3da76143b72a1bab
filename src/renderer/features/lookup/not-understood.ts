import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

const WORDS: Readonly<Record<string, MessageDescriptor>> = {
  'too-short': msg`Too short for a number or a name.`,
  'too-long': msg`Longer than any number, address or name.`,
  symbols: msg`Only signs, without letters or digits that make an identifier.`,
  'bad-email': msg`It looks like an e-mail address that is not whole.`,
  'bad-phone': msg`It looks like a phone number with too few or too many digits.`,
  'switched-off': msg`It looks like an identifier that this branch does not search by.`,
  'not-as': msg`It does not have the form of one.`,
};

/** What a text was taken for that is nothing to look for; `null` when that is not told. */
export const notUnderstood = (i18n: I18n, understood: unknown): string | null => {
  if (typeof understood !== 'string' || !Object.hasOwn(WORDS, understood)) return null;
  const words = WORDS[understood];
  return words === undefined ? null : i18n._(words);
};
