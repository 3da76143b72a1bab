import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { KioskSettings } from '../../shared/config/kiosk.ts';
import { assertNever } from '../../shared/domain/assert-never.ts';
import type { Card } from '../../shared/domain/card.ts';
import type { LoyaltyCustomer } from '../../shared/domain/customer.ts';
import { PIN_DIGITS } from '../../shared/operators/pin-digits.ts';
import { cleanCode } from '../values/clean.ts';
import type { Typed } from './typed.ts';

/** What proves who somebody is. */
export type Proof = KioskSettings['proof']['afterCard' | 'afterMobile'];

/** What has to be proved after what was typed. */
export const proofAfter = ({ as }: Typed, { afterCard, afterMobile }: KioskSettings['proof']): Proof =>
  as === 'cardnumber' ? afterCard : afterMobile;

/** How many digits are asked for; of a PIN as many as it may have. */
export const digitsOf = (proof: Exclude<Proof, 'none'>): number => {
  switch (proof) {
    case 'last-six-of-mobile':
    case 'last-six-of-card':
      return 6;
    case 'last-four-of-mobile':
    case 'last-four-of-card':
      return 4;
    case 'staff-badge':
      return PIN_DIGITS.max;
    default:
      return assertNever(proof);
  }
};

/** Whose numbers there are more of is asked at the desk: each of them is a guess that hits. */
const MOST_NUMBERS = 8;

const digitsIn = (text: string): string => cleanCode(text).replace(/\D/g, '');

const OF_NO_USE: readonly Card['status'][] = ['SUSPENDED', 'EXPIRED', 'DELETED'];

/** Whether a card is one that its holder can use. */
export const isUsable = ({ active, status }: Card): boolean =>
  active !== false && !OF_NO_USE.includes(status);

const numbersFor = (proof: Proof, { identifiers, cards }: LoyaltyCustomer): readonly string[] => {
  switch (proof) {
    case 'last-six-of-mobile':
    case 'last-four-of-mobile':
      return identifiers.filter(({ type }) => type === 'mobile').map(({ value }) => value);
    case 'last-six-of-card':
    case 'last-four-of-card':
      return cards.filter(isUsable).map(({ number }) => number);
    case 'staff-badge':
    case 'none':
      return [];
    default:
      return assertNever(proof);
  }
};

/** Digits that make a number out: a country code or a prefix before them changes nothing. */
const MAKES_OUT = 9;

/** Whether what was typed tells the ending of a number: it ends alike, or the number is part of it. */
const isToldBy = (typed: string, number: string, length: number): boolean =>
  typed.endsWith(number.slice(-length)) || typed.includes(number.slice(-MAKES_OUT));

/**
 * The endings that prove to be a customer: of their mobiles or of the cards that they can use, as the proof has it. What
 * the text that was typed or scanned tells by itself proves nothing. None where there are none, or too many to be asked for.
 */
export const endingsOf = (
  customer: LoyaltyCustomer,
  proof: Exclude<Proof, 'none' | 'staff-badge'>,
  { values }: Typed,
): readonly string[] => {
  const length = digitsOf(proof);
  const typed = values.map(digitsIn);
  const endings = numbersFor(proof, customer)
    .map(digitsIn)
    .filter((digits) => digits.length >= length && !typed.some((one) => isToldBy(one, digits, length)))
    .map((digits) => digits.slice(-length));
  const each = [...new Set(endings)];
  return each.length > MOST_NUMBERS ? [] : each;
};

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * Whether digits are one of some endings. It takes as long whether there are any or not: what is not there is made up, and
 * is never right.
 */
export const isAmong = (digits: string, endings: readonly string[]): boolean => {
  const given = digestOf(digitsIn(digits));
  let found = false;
  for (let nth = 0; nth < MOST_NUMBERS; nth += 1) {
    const ending = endings[nth];
    const wanted = ending === undefined ? randomBytes(given.length) : digestOf(ending);
    if (timingSafeEqual(given, wanted) && ending !== undefined) found = true;
  }
  return found;
};
