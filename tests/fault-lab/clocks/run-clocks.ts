import { createRandom } from '../plan/random.ts';
import { DESK_WAITS } from './desk-waits.ts';
import { JOURNAL_WAITS } from './journal-waits.ts';
import { LIMIT_WAITS } from './limit-waits.ts';
import { PIPELINE_WAITS } from './pipeline-waits.ts';
import type { Wait } from './wait.ts';

/** Everything that takes its time. */
export const WAITS: readonly Wait[] = [...PIPELINE_WAITS, ...DESK_WAITS, ...LIMIT_WAITS, ...JOURNAL_WAITS];

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** By how many milliseconds a wall clock is set, back and forward; a series has every other. */
export const FEW_STEPS: readonly number[] = [-2 * HOUR, MINUTE];

const SIZES = [
  ...[1, 400, 499, 500, 999, 1_000, 1_001, 5_000, 9_999, 10_000, 15_000, 29_999, 30_000, 30_001, 45_000],
  ...[MINUTE, 90_000, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 5.5 * HOUR, DAY, 7 * DAY, 31 * DAY],
  ...[365 * DAY, 20 * 365 * DAY],
];

/** Many more. */
export const MANY_STEPS: readonly number[] = [...SIZES.map((size) => -size).toReversed(), 0, ...SIZES];

/** What came of one wait. */
interface WaitFigures {
  readonly name: string;
  readonly runs: number;
  readonly faults: number;
}

/** What came of every wait under every step. */
export interface ClocksFigures {
  readonly steps: number;
  readonly series: number;
  readonly waits: readonly WaitFigures[];
  readonly findings: readonly string[];
}

/** Steps of one size, or a series in which each has another. */
interface Steps {
  readonly name: string;
  next(): () => number;
}

const constant = (ms: number): Steps => ({ name: `steps of ${ms} ms`, next: () => () => ms });

const series = (seed: number): Steps => ({
  name: `series ${seed}`,
  next: () => {
    const random = createRandom(seed);
    return () => MANY_STEPS[Math.floor(random() * MANY_STEPS.length)] ?? 0;
  },
});

/** Lets each wait go while the wall clock is set: by the same each time, and by something else each time. */
export const runClocks = async (options: {
  readonly seed: number;
  readonly steps: readonly number[];
  /** How many series of unequal steps. */
  readonly series: number;
  /** Left out: all of them. */
  readonly waits?: readonly Wait[];
  readonly onStep?: (line: string) => void;
}): Promise<ClocksFigures> => {
  const all = [
    ...options.steps.map(constant),
    ...Array.from({ length: options.series }, (_, at) => series(options.seed + at)),
  ];
  const findings: string[] = [];
  const waits: WaitFigures[] = [];
  for (const { name, run } of options.waits ?? WAITS) {
    let faults = 0;
    for (const steps of all) {
      const wrong = await run(steps.next()).catch((error: unknown) => [String(error).slice(0, 160)]);
      faults += wrong.length === 0 ? 0 : 1;
      findings.push(...wrong.map((what) => `${name}, ${steps.name}: ${what}`));
    }
    waits.push({ name, runs: all.length, faults });
    options.onStep?.(`${name}: ${all.length} runs, ${faults} with a fault`);
  }
  return { steps: options.steps.length, series: options.series, waits, findings };
};
