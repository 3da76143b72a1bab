import type { Change } from '../../shared/domain/change.ts';
import { type Problem, problem } from '../../shared/domain/problem.ts';
import type { RecordedChange } from '../journal/events.ts';
import type { Journal } from '../journal/journal.ts';
import type { Beside } from '../ports/change-kind.ts';
import { type SharedReads, shared } from '../ports/shared-reads.ts';
import { isOpen } from './recovered.ts';
import { SECOND_LOOK_MS } from './verdict.ts';

/** What the journal is asked before anything is sent for a customer. Each rejects where the journal does not tell. */
export interface Guards {
  /** What is on its way beside a change. */
  besideOf(recorded: RecordedChange, reads?: SharedReads): Beside;
  /**
   * Why nothing may be sent for the customer at all: something was, and its record cannot be read. So nobody can tell what
   * it was, or whether what is sent now would undo it.
   */
  stopOf(recorded: RecordedChange, reads?: SharedReads): Promise<Problem | null>;
}

/** Asks a journal; drafts that are checked together ask once. */
export const createGuards = (journal: Journal): Guards => {
  /** What was sent for a customer and has no settled outcome. */
  const openOf = async (customer: string): Promise<readonly Change[]> => {
    const open = await journal.openAttempts();
    return open
      .flatMap(({ changes }) => changes)
      .filter(isOpen)
      .map(({ recorded }) => recorded.change)
      .filter((change) => change.customer.key === customer);
  };

  /**
   * What a system said yes to so lately that a read may not show it: for as long as a look has to wait that calls a
   * change not applied. A read that is made after that tells the present state.
   */
  const latelyOf = async (customer: string): Promise<readonly Change[]> => {
    const lately = await journal.lately(customer, SECOND_LOOK_MS);
    return lately.map(({ recorded }) => recorded.change);
  };

  const fromJournal = <T>(
    what: string,
    { change: { customer } }: RecordedChange,
    read: (customer: string) => Promise<T>,
    reads?: SharedReads,
  ): Promise<T> => shared({ reads }, ['journal', what, customer.key], () => read(customer.key));

  return {
    besideOf: (recorded, reads) => ({
      open: () => fromJournal('open', recorded, openOf, reads),
      lately: () => fromJournal('lately', recorded, latelyOf, reads),
    }),
    stopOf: async (recorded, reads) => {
      const apart = await fromJournal('apart', recorded, (customer) => journal.openApart(customer), reads);
      const [first] = apart;
      return first === undefined
        ? null
        : problem('journal.open-apart', { why: first.summary.why, number: apart.length });
    },
  };
};
