import type { FoundCustomer } from '../customers/found-customers.ts';
import type { Tries } from '../operators/tries.ts';
import type { Clock, Moment } from '../ports/clock.ts';
import { foundAtKiosk, type LookedUp } from './look-up.ts';
import { endingsOf, isAmong, type Proof } from './proof.ts';
import type { Staff } from './staff.ts';
import type { Typed } from './typed.ts';

/** Somebody who has typed or scanned something, and has not proved anything yet. */
export interface Proving {
  readonly is: 'proof';
  readonly begun: Moment;
  readonly typed: Typed;
  readonly proof: Proof;
  readonly found: Promise<LookedUp>;
  /** The last proof that was given, to its end. */
  last: Promise<unknown>;
}

/** What came of a proof. `not-now`: the system that knows customers cannot be reached, whoever is asked for. */
type Judged = { readonly as: 'right'; readonly who: FoundCustomer } | { readonly as: 'wrong' | 'not-now' };

/**
 * Makes what judges a proof: it counts a try, then compares. Everything is done alike for nobody, for somebody and for
 * whoever has to wait: above all it is counted before anything is known of whoever was looked up, so that the wait does not
 * tell how long that took.
 */
export const createJudge =
  ({
    unreachable,
    tries: opened,
    staff,
    clock,
  }: {
    readonly unreachable: () => boolean;
    readonly tries: () => Promise<Pick<Tries, 'begin' | 'wasRight'>>;
    readonly staff: Pick<Staff, 'isRight'>;
    readonly clock: Pick<Clock, 'now' | 'mark'>;
  }): ((at: Proving, digits: string) => Promise<Judged>) =>
  async ({ typed, proof, found }, digits) => {
    if (unreachable()) return { as: 'not-now' };
    const tries = await opened();
    const may = tries.begin(typed.key);
    const looked = await found;
    if (!looked.ok && unreachable()) return { as: 'not-now' };
    const record = looked.ok ? looked.record : null;
    const isRight =
      proof === 'none' ||
      (proof === 'staff-badge'
        ? await staff.isRight(digits)
        : isAmong(digits, record === null ? [] : endingsOf(record, proof, typed)));
    if (!may.ok || !isRight || record === null) return { as: 'wrong' };
    tries.wasRight(typed.key);
    return { as: 'right', who: foundAtKiosk(record, clock) };
  };
