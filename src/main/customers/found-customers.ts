import type { UpstreamName } from '../../shared/domain/upstream.ts';
import type { ReadTime } from '../ports/clock.ts';
import type { ToldCustomer } from '../ports/customer-directory.ts';

/** A customer that a search found, as `visits.open` needs it. */
export interface FoundCustomer {
  readonly upstream: UpstreamName;
  readonly id: string;
  readonly name: string;
  /** The record as far as the search read it; null: it read the name alone. */
  readonly told: ToldCustomer | null;
  readonly read: ReadTime;
  /** The id that was looked up, masked, where its record was merged into this one; else null. */
  readonly mergedFrom: string | null;
}

/** The customers behind the refs that searches gave out. */
interface FoundCustomers {
  /** Keeps the customer; gives the ref that stands for it. */
  remember(who: FoundCustomer): string;
  /** Null when the ref was never given out or is too long ago. */
  get(ref: string): FoundCustomer | null;
}

const MOST_REMEMBERED = 500;

/** Remembers those that were found last. */
export const createFoundCustomers = (
  refOf: (upstream: UpstreamName, id: string) => string,
): FoundCustomers => {
  const remembered = new Map<string, FoundCustomer>();
  return {
    remember: (who) => {
      const ref = refOf(who.upstream, who.id);
      remembered.delete(ref);
      remembered.set(ref, who);
      const oldest = remembered.keys().next();
      if (remembered.size > MOST_REMEMBERED && oldest.done === false) remembered.delete(oldest.value);
      return ref;
    },
    get: (ref) => remembered.get(ref) ?? null,
  };
};
