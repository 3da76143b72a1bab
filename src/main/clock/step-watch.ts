import { type Clock, epochMs, type Moment } from '../ports/clock.ts';

/** That somebody or something set the wall clock. */
export interface ClockStep {
  /** What it shows since: milliseconds since the epoch. */
  readonly at: number;
  /** By how much, in milliseconds: forward, or back where below 0. */
  readonly byMs: number;
}

/** What counts as a step: a clock that is only kept right moves by less between two looks. */
const LEAST_MS = 500;

/** How often the clocks are compared, in milliseconds. */
const EVERY_MS = 1_000;

/** Clocks that are read further apart than this were not read together. */
const TOGETHER_MS = 50;

interface Reading {
  readonly mark: Moment;
  readonly wall: number;
}

/** Reads both clocks; null where the process was held up between them. */
const read = (clock: Pick<Clock, 'now' | 'mark'>): Reading | null => {
  const mark = clock.mark();
  const wall = epochMs(clock.now());
  return clock.mark().awake - mark.awake > TOGETHER_MS ? null : { mark, wall };
};

/**
 * By how much the wall clock went another way than the others between two readings. A machine's sleep is none: it counts
 * on one of the two monotonic clocks or on both.
 */
const driftOf = (before: Reading, after: Reading): number => {
  const wall = after.wall - before.wall;
  const awake = wall - (after.mark.awake - before.mark.awake);
  const whole = wall - (after.mark.whole - before.mark.whole);
  return Math.abs(awake) < Math.abs(whole) ? awake : whole;
};

/** Watches the wall clock until the signal, and tells each step within a second of it. */
export const watchSteps = async (
  clock: Clock,
  onStep: (step: ClockStep) => void,
  signal: AbortSignal,
): Promise<void> => {
  let last = read(clock);
  while (!signal.aborted) {
    try {
      await clock.sleep(EVERY_MS, signal);
    } catch {
      return;
    }
    const now = read(clock);
    if (now === null) continue;
    const byMs = last === null ? 0 : Math.round(driftOf(last, now));
    last = now;
    if (Math.abs(byMs) >= LEAST_MS) onStep({ at: now.wall, byMs });
  }
};
