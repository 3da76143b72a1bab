import type { IdentifierType } from '../../shared/domain/identifier.ts';
import { parseCardNumber } from '../values/card-number.ts';
import { cleanCode } from '../values/clean.ts';
import { spellingsOf } from '../values/parsed.ts';
import { readPhones } from '../values/phone.ts';

/** What a customer typed or scanned, as it is looked up and counted. */
export interface Typed {
  readonly as: 'mobile' | 'cardnumber';
  /** Every spelling to look up; none where it can be nothing. */
  readonly values: readonly string[];
  /** What tries are counted under: the same however it is spelled, and whoever holds it. */
  readonly key: string;
}

/** Characters of the end by which identifiers are told apart: a country code or a prefix before them changes nothing. */
const KEY_LENGTH = 9;

const lettersAndDigits = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();

/**
 * What a text is at a kiosk: a mobile where it is a number that somebody can have and no scanner sent it, else a card.
 * By the text alone, so that nothing that follows from it tells whether anybody holds it. Pure; never throws.
 */
export const typedAtKiosk = (
  text: string,
  {
    country,
    lookupTypes,
    scanned,
  }: {
    readonly country: string;
    readonly lookupTypes: readonly IdentifierType[];
    readonly scanned: boolean;
  },
): Typed => {
  const phones = scanned ? [] : readPhones(text, country);
  const [phone] = phones;
  const isMobile = phones.length === 1 && phone !== undefined && phone.as !== 'possible';
  const as = isMobile ? 'mobile' : 'cardnumber';
  const spellings = isMobile ? phone.values : spellingsOf(parseCardNumber(text));
  const first = spellings[0] ?? cleanCode(text);
  return {
    as,
    values: lookupTypes.includes(as) ? spellings : [],
    key: `customer:${lettersAndDigits(first).slice(-KEY_LENGTH)}`,
  };
};
