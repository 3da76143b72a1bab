import type { Reading } from '../../shared/domain/identifier.ts';
import { type UnderstandContext, type Understood, understand } from './understand.ts';
import { cleanText } from './understand-clean.ts';
import { readPhone } from './understand-phone.ts';

const MOST = 250;

/** What the text is as this and nothing else, although it does not look like it; empty where it cannot be. */
const loosely = (clean: string, as: Reading, country: string): readonly string[] => {
  if (clean.length < 2 || clean.length > MOST) return [];
  switch (as) {
    case 'mobile':
      return readPhone(clean, country)?.values ?? [];
    case 'email':
      return [];
    case 'cardnumber': {
      // Card numbers have 5 to 150 characters (contract: capillary).
      const bare = clean.replace(/ /g, '');
      return /^[A-Za-z0-9._/-]{5,150}$/.test(bare) ? [bare] : [];
    }
    case 'customerId': {
      const bare = clean.replace(/[ -]/g, '');
      return /^[1-9]\d{0,18}$/.test(bare) ? [bare] : [];
    }
    default:
      return [clean];
  }
};

/** Everything that a branch can look up by: the types that are on, Capillary's own id, and names. */
export const readingsOf = (lookupTypes: UnderstandContext['lookupTypes']): readonly Reading[] => [
  ...lookupTypes,
  'customerId',
  'name',
];

/**
 * What a text is when the operator says what to take it for: as it is understood by itself where that is among it,
 * else whatever it can be made to. Pure; never throws. `switched-off` for a type that the branch does not look up by.
 */
export const understandAs = (text: string, as: Reading, context: UnderstandContext): Understood => {
  if (!readingsOf(context.lookupTypes).includes(as)) return { kind: 'nothing', understood: 'switched-off' };
  const whole = understand(text, context);
  const own = whole.kind === 'candidates' ? whole.candidates.filter((one) => one.as === as) : [];
  if (own.length > 0) return { kind: 'candidates', candidates: own };
  const values = loosely(cleanText(text), as, context.country);
  return values.length > 0
    ? { kind: 'candidates', candidates: values.map((value) => ({ as, value })) }
    : { kind: 'nothing', understood: 'not-as' };
};
