import { IDENTIFIER_TYPES, type TakenFor } from '../../shared/domain/identifier.ts';
import { cleanText } from '../values/clean.ts';
import { parseValue } from '../values/parse-value.ts';
import { spellingsOf } from '../values/parsed.ts';
import { readPhones } from '../values/phone.ts';
import { type Candidate, type UnderstandContext, type Understood, understand } from './understand.ts';

const MOST = 250;

/** What the text is as this and nothing else, although it does not look like it; empty where it cannot be. */
const loosely = (text: string, as: TakenFor, country: string): readonly string[] => {
  const clean = cleanText(text);
  if (clean.length < 2 || clean.length > MOST) return [];
  if (as === 'mobile') return readPhones(clean, country).flatMap(({ values }) => values);
  return spellingsOf(parseValue(as, clean, country));
};

/** Everything that a branch can look up by: the types that are on, Capillary's own id, and names. */
export const readingsOf = (lookupTypes: UnderstandContext['lookupTypes']): readonly TakenFor[] => [
  ...lookupTypes,
  'customerId',
  'name',
];

/** What a text may be of the types that it is not asked for at first. */
export const restOf = (text: string, { country, lookupTypes }: UnderstandContext): readonly Candidate[] => {
  const whole = understand(text, { country, lookupTypes: IDENTIFIER_TYPES });
  const asked: ReadonlySet<string> = new Set([...lookupTypes, 'customerId', 'name']);
  return whole.kind === 'candidates' ? whole.candidates.filter(({ as }) => !asked.has(as)) : [];
};

/**
 * What a text means as the type that the operator chose: the readings of that type that it has by itself, and every
 * other value of that type that it can stand for. Pure; never throws. `switched-off` for a type that the branch does
 * not look up by.
 */
export const understandAs = (text: string, as: TakenFor, context: UnderstandContext): Understood => {
  if (!readingsOf(context.lookupTypes).includes(as)) return { kind: 'nothing', understood: 'switched-off' };
  const whole = understand(text, context);
  const own = whole.kind === 'candidates' ? whole.candidates.filter((one) => one.as === as) : [];
  const values = new Set([...own.map(({ value }) => value), ...loosely(text, as, context.country)]);
  return values.size > 0
    ? { kind: 'candidates', candidates: [...values].map((value) => ({ as, value })) }
    : { kind: 'nothing', understood: 'not-as' };
};
