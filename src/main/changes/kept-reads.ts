import { ageOf, type Clock, epochMs, type Moment } from '../ports/clock.ts';
import type { SharedReads, Thing } from '../ports/shared-reads.ts';

/** Readings that may be used again later. One that failed is made anew by whoever asks next. */
export interface KeptReads extends SharedReads {
  /** Whether the thing was read, and its reading began less than so many milliseconds ago. */
  isYoung(thing: Thing, ms: number): boolean;
  /** When the thing was read, in milliseconds since the epoch; null where it was not, or could not be. */
  readAt(thing: Thing): number | null;
}

interface Kept {
  readonly reading: Promise<unknown>;
  readonly begun: Moment;
  /** Null while it is under way. */
  readonly ended: { readonly at: number; readonly isOk: boolean } | null;
}

/** Whether a reading came to a problem. */
const isFailed = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'ok' in value && value.ok === false;

/** Makes readings that are kept; `forMs`: how long one is used, in milliseconds from where it began. */
export const createKeptReads = (
  clock: Pick<Clock, 'now' | 'mark'>,
  forMs = Number.POSITIVE_INFINITY,
): KeptReads => {
  const kept = new Map<string, Kept>();

  const usable = (thing: Thing, ms: number): Kept | null => {
    const one = kept.get(JSON.stringify(thing));
    return one === undefined || one.ended?.isOk === false || ageOf(clock, one.begun) >= ms ? null : one;
  };

  const begin = <T>(thing: Thing, read: () => Promise<T>): Promise<T> => {
    const name = JSON.stringify(thing);
    const begun = clock.mark();
    const reading = read();
    kept.set(name, { reading, begun, ended: null });
    const end = (isOk: boolean): void => {
      if (kept.get(name)?.reading !== reading) return;
      kept.set(name, { reading, begun, ended: { at: epochMs(clock.now()), isOk } });
    };
    reading.then(
      (value) => end(!isFailed(value)),
      () => end(false),
    );
    return reading;
  };

  // The same thing is always read by the same call, and so gives the same type.
  const of = <T>(thing: Thing, read: () => Promise<T>): Promise<T> =>
    (usable(thing, forMs)?.reading as Promise<T> | undefined) ?? begin(thing, read);

  return {
    of,
    ofTenant: of,
    isYoung: (thing, ms) => usable(thing, ms) !== null,
    readAt: (thing) => usable(thing, forMs)?.ended?.at ?? null,
  };
};
