import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readLoopReport } from '../preview/loop-watch.ts';
import { failedWith, PASSED, type Tally } from './tally.ts';

/** Longer than this main never lets the window wait, in milliseconds of its own work. */
const MOST_MS = 50;

/** What the event loops of main did, as they were written into a folder while specs ran, in one line; held to the bar. */
export const tallyLoops = (folder: string): { readonly said: string; readonly tally: Tally } => {
  const reports = readdirSync(folder).map((name) => readLoopReport(join(folder, name)));
  const longest = (by: 'worked' | 'wall'): number => Math.max(0, ...reports.map((report) => report[by]));
  const [worked, wall] = [longest('worked'), longest('wall')].map((ms) => ms.toFixed(0));
  const said = `main’s event loop, ${reports.length} runs of the app, after the window was shown: held up by its own work for ${worked} ms at most (less than ${MOST_MS} ms wanted), ${wall} ms with what the machine did beside it`;
  if (reports.length === 0) return { said, tally: failedWith('main’s event loop was not measured') };
  return { said, tally: longest('worked') < MOST_MS ? PASSED : failedWith(said) };
};
