import { setImmediate as nextTurn } from 'node:timers/promises';

/** How long a slice of long work holds the thread up, in milliseconds. */
const SLICE_MS = 8;

/**
 * Does something with each of many, and lets others have the thread whenever a slice is over. Gives how long the slices took
 * together, in milliseconds.
 */
export const inSlices = async <T>(all: Iterable<T>, work: (one: T) => void): Promise<number> => {
  let worked = 0;
  let begun = performance.now();
  for (const one of all) {
    work(one);
    const slice = performance.now() - begun;
    if (slice < SLICE_MS) continue;
    worked += slice;
    await nextTurn();
    begun = performance.now();
  }
  return worked + performance.now() - begun;
};
