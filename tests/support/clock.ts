import { systemClock } from '../../src/main/clock/system-clock.ts';
import type { Clock, Moment, WallMs } from '../../src/main/ports/clock.ts';

/** The machine's own time. */
export const realClock: Clock = systemClock;

/** A wall clock that stands still, as a number too. */
export const wallAt = (epoch: number): number & WallMs => epoch as number & WallMs;

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/**
 * A clock that stands still until it is moved: `advance` wakes the sleepers in order. The wall clock goes with it, and is
 * set apart from it by `step`; `suspend` is the machine's sleep.
 */
export const createFakeClock = (start = 1_800_000_000_000) => {
  let now = start;
  let stepped = 0;
  let slept = 0;
  let sleepers: Sleeper[] = [];
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    now: () => wallAt(now + slept + stepped),
    /** The monotonic clocks begin at an origin that has nothing to do with the wall clock's. */
    mark: (): Moment => ({ awake: now - start + 5_000, whole: now - start + slept + 900_000 }),
    sleep: (ms: number, signal?: AbortSignal) =>
      new Promise<void>((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const sleeper = { at: now + ms, wake: resolve };
        sleepers.push(sleeper);
        signal?.addEventListener('abort', () => {
          sleepers = sleepers.filter((other) => other !== sleeper);
          reject(signal.reason);
        });
      }),
    /** How many sleep, of those that wake within so many milliseconds. */
    sleeping: (withinMs = Number.POSITIVE_INFINITY) =>
      sleepers.filter(({ at }) => at <= now + withinMs).length,
    /** Milliseconds since the start, whatever the wall clock says. */
    passed: () => now - start,
    /** Sets the wall clock: forward, or back. Nothing else moves. */
    step: (ms: number): void => {
      stepped += ms;
    },
    /** The machine sleeps: its wall clock goes on, and whatever waits on it does not. */
    suspend: (ms: number): void => {
      slept += ms;
    },
    /** Moves time, waking each sleeper at its own moment. */
    advance: async (ms: number): Promise<void> => {
      const end = now + ms;
      await settle();
      for (;;) {
        const next = sleepers.filter((s) => s.at <= end).sort((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        now = Math.max(now, next.at);
        sleepers = sleepers.filter((s) => s !== next);
        next.wake();
        await settle();
      }
      now = end;
      await settle();
    },
  };
};
