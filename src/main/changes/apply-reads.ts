import type { Clock } from '../ports/clock.ts';
import type { SharedReads, Thing } from '../ports/shared-reads.ts';
import type { FreshReads } from './fresh-reads.ts';
import { createKeptReads } from './kept-reads.ts';

/** How long what a read-back has read serves the check of what is sent next, in milliseconds. */
const FRESH_MS = 2_000;

/** How long what belongs to the tenant serves, in milliseconds: nothing that is sent alters it. */
const TENANT_MS = 10_000;

/** What the checks of one apply have in common. */
export interface ApplyReads {
  /**
   * The readings of one check: what a read-back has just read, after all that was sent, and what belongs to the tenant. The
   * first check of an apply finds nothing, and reads everything afresh.
   */
  forCheck(): SharedReads;
  /** A read-back has ended. */
  add(fresh: FreshReads): void;
}

/** Makes what the checks of one apply have in common. */
export const createApplyReads = (clock: Pick<Clock, 'now' | 'mark'>): ApplyReads => {
  const latest = new Map<Thing[0], FreshReads>();
  const tenant = createKeptReads(clock, TENANT_MS);
  return {
    forCheck: () => {
      // A check that is made again, without what was held back, is still the same check.
      const own = createKeptReads(clock, FRESH_MS);
      return {
        of: (thing, read) =>
          own.of(thing, () => {
            const last = latest.get(thing[0]);
            const serves = last?.isFresh() === true && last.reads.isYoung(thing, FRESH_MS);
            return serves ? last.reads.of(thing, read) : read();
          }),
        ofTenant: tenant.ofTenant,
      };
    },
    add: (fresh) => {
      latest.set(fresh.upstream, fresh);
    },
  };
};
