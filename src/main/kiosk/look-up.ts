import type { LoyaltyCustomer } from '../../shared/domain/customer.ts';
import { customerName } from '../../shared/domain/customer-name.ts';
import { RECORD_SYSTEM } from '../../shared/domain/upstream.ts';
import type { FoundCustomer } from '../customers/found-customers.ts';
import { type Clock, readNow } from '../ports/clock.ts';
import type { CustomerDirectory, ToldMatch } from '../ports/customer-directory.ts';
import { isUsable } from './proof.ts';
import type { Typed } from './typed.ts';

/** Who was looked up: the whole record of the one customer who holds what was typed. `null`: nobody, or more than one. */
export type LookedUp =
  | { readonly ok: true; readonly record: LoyaltyCustomer | null }
  /** Nobody knows: the look-up failed. */
  | { readonly ok: false };

const NOBODY: LookedUp = { ok: true, record: null };
const FAILED: LookedUp = { ok: false };

const plain = (number: string): string => number.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();

/** Whether it is a card that is of no use any more: whoever found one that was lost is not let in by it. */
const isOfNoUse = ({ as, values }: Typed, { cards }: LoyaltyCustomer): boolean => {
  if (as !== 'cardnumber') return false;
  const typed = new Set(values.map(plain));
  return cards.some((card) => typed.has(plain(card.number)) && !isUsable(card));
};

/** Looks up who holds what was typed. A record that was merged away is nobody's. Never rejects. */
export const lookUp = async (directory: CustomerDirectory | null, typed: Typed): Promise<LookedUp> => {
  if (directory === null) return FAILED;
  try {
    const answers = await Promise.all(typed.values.map((value) => directory.told(typed.as, value)));
    const found: ToldMatch[] = [];
    for (const answer of answers) {
      if (answer.ok) found.push(...answer.value);
      else if (!directory.takesNoSuch(answer.problem)) return FAILED;
    }
    const [match, ...others] = new Map(found.map((one) => [one.customer.id, one])).values();
    if (match === undefined || others.length > 0) return NOBODY;
    const whole = await directory.completed(match);
    if (!whole.ok) return FAILED;
    const record = whole.value;
    if (record === null || record.mergedAway === true || isOfNoUse(typed, record)) return NOBODY;
    return { ok: true, record };
  } catch {
    return FAILED;
  }
};

/** The customer, as a visit is opened. */
export const foundAtKiosk = (record: LoyaltyCustomer, clock: Pick<Clock, 'now' | 'mark'>): FoundCustomer => ({
  ...{ upstream: RECORD_SYSTEM, id: record.id, name: customerName(record) },
  ...{ told: { customer: record, unread: [] }, read: readNow(clock), mergedFrom: null },
});
