import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as v from 'valibot';
import type { Clock } from '../ports/clock.ts';

/** Starts that count as quick lie no further back than this, in milliseconds. */
const QUICK_WITHIN_MS = 5 * 60_000;

/** An app that has run for so long did not end quickly. */
const LIVED_MS = 2 * 60_000;

/** So many quick starts, and the next one serves nobody. */
const MOST_QUICK = 3;

const Kept = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ closed: v.optional(v.boolean(), false), starts: v.optional(v.array(v.number()), []) }),
);

/** What a kiosk keeps over restarts: that staff closed it, and how often it was started a moment ago. */
export interface Standing {
  /** Whether it was started too often in too short a time: something is wrong that a restart does not mend. */
  startedTooOften(): boolean;
  closedByStaff(): boolean;
  /** Staff close it, or open it whatever closed it. */
  setClosed(closed: boolean): void;
  /** It ends as it should: this start is no quick one. */
  endedWell(): void;
}

/**
 * Reads and keeps it in a file of the user. A file that cannot be read or written is as if there were none. Starts are told
 * by the time since the machine was started: one before that is no quick one.
 */
export const openStanding = (
  file: string,
  clock: Pick<Clock, 'mark' | 'sleep'>,
  signal: AbortSignal,
): Standing => {
  const read = (): v.InferOutput<typeof Kept> => {
    try {
      return v.parse(Kept, readFileSync(file, 'utf8'));
    } catch {
      return { closed: false, starts: [] };
    }
  };
  const write = (kept: v.InferOutput<typeof Kept>): void => {
    try {
      writeFileSync(`${file}.new`, JSON.stringify(kept), { mode: 0o600 });
      renameSync(`${file}.new`, file);
    } catch {
      // Where nothing can be kept, nothing is counted.
    }
  };

  const now = clock.mark().whole;
  const before = read();
  const quick = before.starts.filter((start) => start <= now && now - start < QUICK_WITHIN_MS);
  let tooOften = quick.length >= MOST_QUICK;
  let { closed } = before;
  let starts: readonly number[] = [...quick, now];
  const keep = (): void => write({ closed, starts: [...starts] });
  keep();
  const forget = async (): Promise<void> => {
    await clock.sleep(LIVED_MS, signal);
    starts = [];
    keep();
  };
  void forget().catch(() => {});

  return {
    startedTooOften: () => tooOften,
    closedByStaff: () => closed,
    setClosed: (to) => {
      closed = to;
      if (!to) {
        tooOften = false;
        starts = [];
      }
      keep();
    },
    endedWell: () => {
      starts = starts.filter((start) => start !== now);
      keep();
    },
  };
};
