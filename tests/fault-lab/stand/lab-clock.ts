import { type Clock, wallMs } from '../../../src/main/ports/clock.ts';

/** Longer than any pause between read-backs of an accepted change, shorter than the wait for the second look. */
const LONG_MS = 10_000;

/** A clock on which short pauses are over at once, and long ones when they are let go. */
export interface LabClock extends Clock {
  /** Lets every long sleeper wake, each at its own moment. */
  wake(): void;
  /** How many wait for that. */
  sleeping(): number;
}

/** Makes a clock that starts now and moves only by what is slept. */
export const createLabClock = (): LabClock => {
  let now = Date.now();
  let sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  return {
    now: () => wallMs(now),
    mark: () => ({ awake: now, whole: now }),
    sleep: (ms, signal) =>
      new Promise<void>((resolve, reject) => {
        if (signal?.aborted) {
          reject(signal.reason);
        } else if (ms < LONG_MS) {
          now += Math.max(0, ms);
          setImmediate(resolve);
        } else {
          const sleeper = { at: now + ms, wake: resolve };
          sleepers.push(sleeper);
          signal?.addEventListener('abort', () => {
            sleepers = sleepers.filter((other) => other !== sleeper);
            reject(signal.reason);
          });
        }
      }),
    wake: () => {
      const woken = sleepers.toSorted((a, b) => a.at - b.at);
      sleepers = [];
      for (const { at, wake } of woken) {
        now = Math.max(now, at);
        wake();
      }
    },
    sleeping: () => sleepers.length,
  };
};
