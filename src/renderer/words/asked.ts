import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { ASKED_HOW, type Asked, type AskedHow, type RecordedAsked } from '../../shared/domain/asked.ts';
import { plainText } from './plain-text.ts';

const HOW: Readonly<Record<AskedHow, MessageDescriptor>> = {
  'in-person': msg`in person`,
  phone: msg`by phone`,
  letter: msg`by letter`,
  email: msg`by e-mail`,
  other: msg`in another way`,
};

const HOW_CHOICES: Readonly<Record<AskedHow, MessageDescriptor>> = {
  'in-person': msg`In person`,
  phone: msg`By phone`,
  letter: msg`By letter`,
  email: msg`By e-mail`,
  other: msg`Another way`,
};

/** The ways to choose from, in their order. */
export const howChoices = (i18n: I18n): readonly { readonly how: AskedHow; readonly words: string }[] =>
  ASKED_HOW.map((how) => ({ how, words: i18n._(HOW_CHOICES[how]) }));

const howWords = (i18n: I18n, { how, other }: Pick<Asked, 'how' | 'other'>): string =>
  other === null ? i18n._(HOW[how]) : plainText(other);

/** Who asked and how: "the customer, in person". */
export const askedWords = (i18n: I18n, asked: Asked): string => {
  const how = howWords(i18n, asked);
  const who = asked.who === null ? null : plainText(asked.who);
  return i18n._(who === null ? msg`the customer, ${how}` : msg`${who}, ${how}`);
};

/** Who asked for a recorded change, how and why, in a sentence or two. */
export const recordedAskedWords = (i18n: I18n, asked: RecordedAsked): string => {
  const by = askedWords(i18n, asked);
  const why = asked.why === null ? null : plainText(asked.why);
  const said = i18n._(asked.consented ? msg`Consent: ${by}.` : msg`Asked for by ${by}.`);
  return why === null ? said : i18n._(msg`${said} Reason: ${why}`);
};
