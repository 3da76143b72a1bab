import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import * as v from 'valibot';
import { CARD_STATUSES } from '../../../shared/domain/card.ts';
import { USAGE_STATUSES } from '../../../shared/domain/card-usage.ts';
import type { ProblemData } from '../../../shared/domain/problem.ts';
import { identifierTypeName } from '../identifier-names.ts';
import { cardStatusName, optInName, usageName } from '../names.ts';
import { plainText } from '../plain-text.ts';
import { upstreamName } from '../systems.ts';
import { dayWords } from '../times.ts';

/** What fills the blanks of a message. What the data does not tell has a word that reads well in its place. */
export interface Blanks {
  /** The system at the start of a sentence: "airpay", else "The system". */
  readonly who: string;
  /** The system inside a sentence: "airpay", else "the system". */
  readonly whom: string;
  /** The type of identifier at the start of a sentence: "Mobile", else "Identifier". */
  readonly type: string;
  /** The first of the members that is told, as bounded plain text. */
  text(...keys: readonly string[]): string | null;
  /** The first of the members that is a number, or digits. */
  number(...keys: readonly string[]): number | null;
  /** A member that is a moment (ISO 8601), as a day. */
  day(key: string): string | null;
  /** Whether a member is true. */
  flag(key: string): boolean;
  /** A state of a channel, a selection or a card as screens name it; null when it is not told or not one of ours. */
  state(...keys: readonly string[]): string | null;
}

const USAGE = v.picklist(USAGE_STATUSES);
const OPT_IN = v.picklist(['Y', 'N']);
const CARD_STATUS = v.picklist(CARD_STATUSES);

const stateName = (i18n: I18n, state: string): string | null => {
  if (v.is(USAGE, state)) return usageName(i18n, state);
  if (v.is(OPT_IN, state)) return optInName(i18n, state);
  return v.is(CARD_STATUS, state) ? cardStatusName(i18n, state) : null;
};

/** The blanks of a problem's data. */
export const blanksOf = (i18n: I18n, data: ProblemData): Blanks => {
  const text = (...keys: readonly string[]): string | null => {
    for (const key of keys) {
      const value = data[key];
      if (value === undefined || value === null || typeof value === 'boolean') continue;
      const plain = plainText(String(value));
      if (plain !== '') return plain;
    }
    return null;
  };
  const number = (...keys: readonly string[]): number | null => {
    for (const key of keys) {
      const value = data[key];
      if (typeof value === 'number' && Number.isFinite(value)) return value;
      if (typeof value === 'string' && /^\d{1,9}$/.test(value)) return Number(value);
    }
    return null;
  };
  const state = (...keys: readonly string[]): string | null => {
    const told = text(...keys);
    return told === null ? null : stateName(i18n, told);
  };
  const upstream = text('upstream');
  const type = text('type');
  return {
    who: upstream === null ? i18n._(msg`The system`) : upstreamName(upstream),
    whom: upstream === null ? i18n._(msg`the system`) : upstreamName(upstream),
    type: type === null ? i18n._(msg`Identifier`) : identifierTypeName(i18n, type),
    text,
    number,
    day: (key) => {
      const at = Date.parse(text(key) ?? '');
      return Number.isNaN(at) ? null : dayWords(i18n, at, undefined);
    },
    flag: (key) => data[key] === true,
    state,
  };
};
