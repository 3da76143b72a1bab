import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

/** The variable that names a folder: what held the main thread up is written into it, one file for each process. */
export const LOOP_FOLDER = 'BRANCHDESK_PREVIEW_LOOP';

/**
 * The longest times that the main thread let nothing else run since the window was shown, in milliseconds. `worked`: what
 * it worked itself, and `at` when that was (a time as `Date.now()` gives it). `wall`: on the wall's clock, where a busy
 * machine gives the core to somebody else meanwhile. `worker`: Playwright's number for who started it.
 */
const LoopReportSchema = v.object({
  worked: v.number(),
  at: v.number(),
  wall: v.number(),
  ticks: v.number(),
  worker: v.nullable(v.number()),
});

/** What one process wrote down of its main thread. */
export type LoopReport = v.InferOutput<typeof LoopReportSchema>;

const TICK_MS = 2;

const workedMs = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

/**
 * Watches from now on how long the main thread is held up, where the environment asks for it, and writes it down as the
 * process ends.
 */
export const watchLoop = (environment: NodeJS.ProcessEnv): void => {
  const folder = environment[LOOP_FOLDER];
  if (folder === undefined) return;
  const { TEST_WORKER_INDEX: worker } = environment;
  let report: LoopReport = {
    ...{ worked: 0, at: Date.now(), wall: 0, ticks: 0 },
    worker: worker === undefined ? null : Number(worker),
  };
  let last = { at: performance.now(), worked: workedMs() };
  setInterval(() => {
    const now = { at: performance.now(), worked: workedMs() };
    const worked = now.worked - last.worked;
    report = {
      ...report,
      ...(worked > report.worked ? { worked, at: Date.now() } : {}),
      wall: Math.max(report.wall, now.at - last.at - TICK_MS),
      ticks: report.ticks + 1,
    };
    last = now;
  }, TICK_MS).unref();
  process.on('exit', () => writeFileSync(join(folder, `${process.pid}.json`), JSON.stringify(report)));
};

/** Reads what a process wrote down. */
export const readLoopReport = (file: string): LoopReport =>
  v.parse(LoopReportSchema, JSON.parse(readFileSync(file, 'utf8')));
