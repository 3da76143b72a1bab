import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { crashFaults, crashFindings, crashReport } from '../../tests/fault-lab/crash/crash-report.ts';
import { diskFaults, diskFindings, disksReport } from '../../tests/fault-lab/crash/disks-report.ts';
import { runCrashes, runFailingDisks } from '../../tests/fault-lab/crash/run-crashes.ts';
import { type Part, withParts } from '../../tests/fault-lab/document.ts';
import { fuzzReport } from '../../tests/fault-lab/fuzz/fuzz-report.ts';
import { runFuzz } from '../../tests/fault-lab/fuzz/run-fuzz.ts';
import { runLab } from '../../tests/fault-lab/lab/run-lab.ts';
import { describeFindings, figuresOf, networkReport } from '../../tests/fault-lab/report.ts';

/* `npm run fault-lab -- [--full] [--seed N] [--only networks|crashes|disks|replies]`. A full run writes docs/reliability.md. */

const { values } = parseArgs({
  options: {
    full: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
  },
});
const { full, only } = values;
const seed = Number(values.seed);
if (!Number.isSafeInteger(seed) || ![undefined, 'networks', 'crashes', 'disks', 'replies'].includes(only)) {
  process.stderr.write('fault-lab [--full] [--seed N] [--only networks|crashes|disks|replies]\n');
  process.exit(2);
}
const cores = Math.max(1, Math.min(4, availableParallelism()));
const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** A part of the document, and how often something is not as it has to be. */
interface Made {
  readonly text: string;
  readonly faults: number;
}

const networks = async (): Promise<Made> => {
  let shown = 0;
  const results = await runLab({
    seed,
    full,
    shards: cores,
    lanes: 8,
    onProgress: (done, all) => {
      const share = Math.floor((done / all) * 20);
      if (share > shown) print(`${done} of ${all} runs`);
      shown = share;
    },
  });
  for (const line of describeFindings(results)) print(line);
  const { runs, misreported, duplicates, hung, unrecorded, open } = figuresOf(results);
  print(
    `${runs} runs, seed ${seed}: misreported ${misreported}, duplicates ${duplicates}, hung ${hung}, without intent ${unrecorded}, left unknown ${open}`,
  );
  return {
    text: networkReport(results, { seed, full }),
    faults: misreported + duplicates + hung + unrecorded,
  };
};

const crashes = async (): Promise<Made> => {
  const figures = await runCrashes({
    seed,
    campaigns: cores,
    ...(full ? { kills: 1_000, traced: 200 } : { kills: 40, traced: 20 }),
    onStep: print,
  });
  for (const line of crashFindings(figures)) print(line);
  const { kills } = figures;
  print(`${kills.kills} kills, ${kills.acknowledged} acknowledged events, lost ${kills.lost}`);
  return { text: crashReport(figures, seed), faults: crashFaults(figures) + crashFindings(figures).length };
};

const disks = async (): Promise<Made> => {
  const figures = await runFailingDisks({ seed, runs: full ? 100 : 4, onStep: print });
  for (const line of diskFindings(figures)) print(line);
  return { text: disksReport(figures, seed), faults: diskFaults(figures) + diskFindings(figures).length };
};

const replies = async (): Promise<Made> => {
  const figures = runFuzz({ seed, replies: full ? 300_000 : 20_000 });
  for (const line of figures.findings) print(line);
  print(`${figures.replies} replies, seed ${seed}: ${figures.findings.length} findings`);
  return { text: fuzzReport(figures, seed), faults: figures.findings.length };
};

const PARTS = [
  ['networks', 'Networks', networks],
  ['crashes', 'Crashes', crashes],
  ['disks', 'Disks that fail', disks],
  ['replies', 'Hostile replies', replies],
] as const;

const parts = new Map<Part, string>();
let faults = 0;
for (const [name, heading, make] of PARTS) {
  if (only !== undefined && only !== name) continue;
  const made = await make();
  parts.set(heading, made.text);
  faults += made.faults;
}
if (full) {
  const file = join(import.meta.dirname, '..', '..', 'docs', 'reliability.md');
  writeFileSync(file, withParts(existsSync(file) ? readFileSync(file, 'utf8') : '', parts));
}
process.exitCode = faults === 0 ? 0 : 1;
