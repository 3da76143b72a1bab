import { fail, ok, type Result } from '../../shared/domain/problem.ts';
import { journalProblem } from '../journal/faults.ts';
import type { Journal } from '../journal/journal.ts';
import { type Clock, type Moment, waited } from '../ports/clock.ts';

/** Searches by name in any 60 s: a person at a desk makes a few, and one who spells a base out makes hundreds. */
const MOST_A_MINUTE = 30;
const MINUTE = 60_000;

/** Lets searches by name through: only so many, and each on record. */
export interface NameSearches {
  /**
   * Asks for one search by `text`. Problems: `role.not-allowed`, `find.too-many-names` with `perMinute` and `seconds`, and
   * those of the journal: a search that is not on record is not made.
   */
  begin(text: string): Promise<Result<null>>;
}

/** Makes the gate. What was typed is not recorded, its length is. */
export const createNameSearches = ({
  journal,
  operator,
  allowed,
  clock,
}: {
  readonly journal: Pick<Journal, 'append'>;
  readonly operator: { readonly id: string };
  /** Whether the operator may look across customers. */
  readonly allowed: boolean;
  readonly clock: Pick<Clock, 'mark'>;
}): NameSearches => {
  let made: readonly Moment[] = [];
  let refused: Moment | null = null;
  const record = async (text: string, isRefused: boolean): Promise<Result<null>> => {
    try {
      const filter = { letters: [...text].length, refused: isRefused };
      await journal.append({ type: 'journal.searched', operator: operator.id, about: 'names', filter });
      return ok(null);
    } catch (error) {
      return { ok: false, problem: journalProblem(error) };
    }
  };
  return {
    begin: async (text) => {
      if (!allowed) return fail('role.not-allowed', { right: 'search' });
      const now = clock.mark();
      made = made.filter((at) => waited(clock, at) < MINUTE);
      const [oldest] = made;
      if (oldest === undefined || made.length < MOST_A_MINUTE) {
        made = [...made, now];
        return record(text, false);
      }
      // The first refusal is on record; more of them in the same minute say nothing new.
      if (refused === null || waited(clock, refused) >= MINUTE) {
        refused = now;
        await record(text, true);
      }
      const seconds = Math.max(1, Math.ceil((MINUTE - waited(clock, oldest)) / 1_000));
      return fail('find.too-many-names', { perMinute: MOST_A_MINUTE, seconds });
    },
  };
};
