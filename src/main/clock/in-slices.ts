import { setImmediate as nextTurn } from 'node:timers/promises';

/** How long a slice of long work holds the thread up, in milliseconds. */
const SLICE_MS = 8;

/** Does something with each of many, and lets others have the thread whenever a slice is over. */
export const inSlices = async <T>(all: Iterable<T>, work: (one: T) => void): Promise<void> => {
  let begun = performance.now();
  for (const one of all) {
    work(one);
    if (performance.now() - begun < SLICE_MS) continue;
    await nextTurn();
    begun = performance.now();
  }
};
