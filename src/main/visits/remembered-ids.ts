import { ok, type Result } from '../../shared/domain/problem.ts';
import type { UpstreamName } from '../../shared/domain/upstream.ts';
import { journalProblem } from '../journal/faults.ts';
import type { Journal } from '../journal/journal.ts';

/** The ids that operators confirmed for customers, as the journal holds them. */
export interface RememberedIds {
  /**
   * The ids of a customer by system; `null` for one whose record cannot be read. `journal.unavailable` when the journal
   * does not answer: that is not the same as none, since what is changed under another id is changed for somebody else.
   */
  of(customer: string): Promise<Result<ReadonlyMap<UpstreamName, string | null>>>;
  /** Forgets all ids of a customer who was merged into another. */
  dropAll(customer: string, operator: string): Promise<void>;
}

/** Makes the reading and dropping of remembered ids. */
export const createRememberedIds = (journal: Journal): RememberedIds => {
  const of: RememberedIds['of'] = async (customer) => {
    try {
      const known = await journal.identities(customer);
      return ok(new Map(known.map(({ upstream, id }) => [upstream, id])));
    } catch (error) {
      return { ok: false, problem: journalProblem(error) };
    }
  };
  return {
    of,
    dropAll: async (customer, operator) => {
      const known = await of(customer);
      const events = (known.ok ? [...known.value.keys()] : []).map(
        (upstream) => ({ type: 'identity.forgotten', customer, upstream, operator }) as const,
      );
      // What cannot be recorded now is without effect all the same: nobody is looked up by the merged customer's key.
      if (events.length > 0) await journal.append(...events).catch(() => {});
    },
  };
};
