import type { UpstreamName } from '../../shared/domain/upstream.ts';
import type { Journal } from '../journal/journal.ts';

/** The ids that operators confirmed for customers, as the journal holds them. */
export interface RememberedIds {
  /** The ids of a customer by system; none when the journal does not answer. */
  of(customer: string): Promise<ReadonlyMap<UpstreamName, string>>;
  /** Forgets all ids of a customer who was merged into another. */
  dropAll(customer: string, operator: string): Promise<void>;
}

/** Makes the reading and dropping of remembered ids. */
export const createRememberedIds = (journal: Journal): RememberedIds => {
  const of: RememberedIds['of'] = async (customer) => {
    const known = await journal.identities(customer).catch(() => []);
    return new Map(known.map(({ upstream, id }) => [upstream, id]));
  };
  return {
    of,
    dropAll: async (customer, operator) => {
      const events = [...(await of(customer)).keys()].map(
        (upstream) => ({ type: 'identity.forgotten', customer, upstream, operator }) as const,
      );
      // What cannot be recorded now is without effect all the same: nobody is looked up by the merged customer's key.
      if (events.length > 0) await journal.append(...events).catch(() => {});
    },
  };
};
