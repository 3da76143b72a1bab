import type { FreshReads } from '../changes/fresh-reads.ts';
import type { Clock, Moment } from '../ports/clock.ts';

/** Tells, of several readings of the same thing, which began last: only that one may be shown. */
export interface Latest {
  /** Begins a reading; the function tells whether none of the same thing has begun since. */
  begin(...thing: readonly string[]): () => boolean;
  /** Begins nothing; the function tells whether a reading of the thing has begun since. */
  since(...thing: readonly string[]): () => boolean;
  /** Whether a reading of the thing has begun after a moment. */
  beganAfter(moment: Moment, ...thing: readonly string[]): boolean;
}

/** What a read-back has read, where a panel may show it: nothing was sent since, and the panel was not read since. */
export const newestOf = (
  fresh: FreshReads | undefined,
  latest: Latest,
  ...panel: readonly string[]
): FreshReads | undefined =>
  fresh?.isFresh() && !latest.beganAfter(fresh.begun, ...panel) ? fresh : undefined;

/** Makes the book of what began last. */
export const createLatest = (clock: Pick<Clock, 'mark'>): Latest => {
  const last = new Map<string, { readonly mark: Moment }>();
  return {
    begin: (...thing) => {
      const key = JSON.stringify(thing);
      const mine = { mark: clock.mark() };
      last.set(key, mine);
      return () => last.get(key) === mine;
    },
    since: (...thing) => {
      const key = JSON.stringify(thing);
      const then = last.get(key);
      return () => last.get(key) !== then;
    },
    beganAfter: ({ awake }, ...thing) => {
      const begun = last.get(JSON.stringify(thing));
      return begun !== undefined && begun.mark.awake > awake;
    },
  };
};
