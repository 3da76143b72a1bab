import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type LoopReport, readLoopReport } from '../preview/loop-watch.ts';

/** Longer than this main never lets the window wait, in milliseconds of its own work. */
const MOST_MS = 50;

/** What event loops of main did while specs ran: in one line, how many were watched, and those that reached the bar. */
interface Loops {
  readonly said: string;
  readonly runs: number;
  readonly tooLong: readonly LoopReport[];
}

/** Reads what previews wrote into a folder. */
export const readLoops = (folder: string): Loops => {
  const reports = readdirSync(folder).map((name) => readLoopReport(join(folder, name)));
  const longest = (by: 'worked' | 'wall'): number => Math.max(0, ...reports.map((report) => report[by]));
  const [worked, wall] = [longest('worked'), longest('wall')].map((ms) => ms.toFixed(0));
  return {
    said: `main’s event loop, ${reports.length} runs of the app, after the window was shown: held up by its own work for ${worked} ms at most (less than ${MOST_MS} ms wanted), ${wall} ms with what the machine did beside it`,
    runs: reports.length,
    tooLong: reports.filter((report) => report.worked >= MOST_MS),
  };
};
