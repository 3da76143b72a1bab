import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { attackFindings, attacksReport } from '../../tests/fault-lab/attacks/attacks-report.ts';
import { runAttacks } from '../../tests/fault-lab/attacks/run-attacks.ts';
import { canariesReport, canaryFindings } from '../../tests/fault-lab/canaries/canaries-report.ts';
import { runCanaries } from '../../tests/fault-lab/canaries/run-canaries.ts';
import { clocksFaults, clocksReport } from '../../tests/fault-lab/clocks/clocks-report.ts';
import { FEW_STEPS, MANY_STEPS, runClocks } from '../../tests/fault-lab/clocks/run-clocks.ts';
import { codesFaults, codesReport } from '../../tests/fault-lab/codes/codes-report.ts';
import { loadWords } from '../../tests/fault-lab/codes/load-words.ts';
import { runCodes } from '../../tests/fault-lab/codes/run-codes.ts';
import { crashFaults, crashFindings, crashReport } from '../../tests/fault-lab/crash/crash-report.ts';
import { diskFaults, diskFindings, disksReport } from '../../tests/fault-lab/crash/disks-report.ts';
import { runCrashes, runFailingDisks } from '../../tests/fault-lab/crash/run-crashes.ts';
import { type Part, withParts } from '../../tests/fault-lab/document.ts';
import { fuzzReport } from '../../tests/fault-lab/fuzz/fuzz-report.ts';
import { runFuzz } from '../../tests/fault-lab/fuzz/run-fuzz.ts';
import { keptResults } from '../../tests/fault-lab/lab/kept-results.ts';
import { runLab } from '../../tests/fault-lab/lab/run-lab.ts';
import { membersReport } from '../../tests/fault-lab/members/members-report.ts';
import { runMembers } from '../../tests/fault-lab/members/run-members.ts';
import { provisioningReport } from '../../tests/fault-lab/provisioning/provisioning-report.ts';
import { runProvisioning } from '../../tests/fault-lab/provisioning/run-provisioning.ts';
import { rateFindings, rateReport } from '../../tests/fault-lab/rate-report.ts';
import { describeFindings, figuresOf, networkReport } from '../../tests/fault-lab/report.ts';
import { runScans } from '../../tests/fault-lab/scans/run-scans.ts';
import { scansFaults, scansFindings, scansReport } from '../../tests/fault-lab/scans/scans-report.ts';
import { runTampering } from '../../tests/fault-lab/tampering/run-tampering.ts';
import {
  tamperingFaults,
  tamperingFindings,
  tamperingReport,
} from '../../tests/fault-lab/tampering/tampering-report.ts';
import { runValues } from '../../tests/fault-lab/values/run-values.ts';
import { valuesFaults, valuesReport } from '../../tests/fault-lab/values/values-report.ts';
import { COMPILED } from '../../tests/support/compiled.ts';
import { measureJournal } from '../bench/journal.ts';
import { PART_NAMES, type PartName, readArguments } from './arguments.ts';

/* `npm run fault-lab`. A full run writes docs/reliability.md: the parts that were made, and the others as they were. */

Object.assign(process.env, COMPILED);

const asked = readArguments(process.argv.slice(2));
if ('unusable' in asked) {
  process.stderr.write(`${asked.unusable}\n`);
  process.exit(2);
}
const { full, seed, only, kinds, results: resultsFile } = asked;
const cores = Math.max(1, Math.min(4, availableParallelism()));
const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** A part of the document, and how often something is not as it has to be. */
interface Made {
  /** `null`: it is not complete, and the document keeps what it had. */
  readonly text: string | null;
  readonly faults: number;
}

const networks = async (): Promise<Made> => {
  let shown = 0;
  const { results, left } = await runLab({
    seed,
    full,
    shards: cores,
    lanes: 8,
    onProgress: (done, all) => {
      const share = Math.floor((done / all) * 20);
      if (share > shown) print(`${done} of ${all} runs`);
      shown = share;
    },
    ...(kinds && { picks: (spec) => kinds.has(spec.is === 'write' ? spec.kind : 'reads') }),
    ...(resultsFile !== null && { kept: keptResults(resultsFile) }),
  });
  for (const line of describeFindings(results)) print(line);
  const { runs, misreported, duplicates, hung, unrecorded, open } = figuresOf(results);
  print(
    `${runs} runs, seed ${seed}: misreported ${misreported}, duplicates ${duplicates}, hung ${hung}, without intent ${unrecorded}, left unknown ${open}`,
  );
  if (left > 0) print(`${left} runs of the plan are not made yet: the document keeps its part on networks`);
  return {
    text: left > 0 ? null : networkReport(results, { seed, full }),
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

const tampering = async (): Promise<Made> => {
  const figures = await runTampering({ seed, journals: full ? 200 : 20, onStep: print });
  for (const line of tamperingFindings(figures)) print(line);
  return { text: tamperingReport(figures, seed), faults: tamperingFaults(figures) };
};

const attacks = async (): Promise<Made> => {
  const figures = await runAttacks({ every: full ? 1 : 41, offset: seed, onStep: print });
  for (const line of attackFindings(figures)) print(line);
  return { text: attacksReport(figures), faults: attackFindings(figures).length };
};

const canaries = async (): Promise<Made> => {
  const figures = await runCanaries(seed);
  for (const line of canaryFindings(figures)) print(line);
  return { text: canariesReport(figures, seed), faults: canaryFindings(figures).length };
};

const replies = async (): Promise<Made> => {
  const figures = runFuzz({ seed, replies: full ? 300_000 : 100_000 });
  for (const line of figures.findings) print(line);
  print(`${figures.replies} replies, seed ${seed}: ${figures.findings.length} findings`);
  return { text: fuzzReport(figures, seed), faults: figures.findings.length };
};

const scans = async (): Promise<Made> => {
  const figures = await runScans({ seed, full, onStep: print });
  for (const line of scansFindings(figures)) print(line);
  const { detector, page } = figures;
  print(
    `${detector.scans} scans by the detector, ${page.scans} on the page, seed ${seed}: ${detector.pressed + page.pressed} controls pressed, ${page.drafts} drafts, ${detector.left + page.left} with characters left in a field, ${detector.parts + page.parts} lookups of a part`,
  );
  return { text: scansReport(figures, seed), faults: scansFaults(figures) };
};

const members = async (): Promise<Made> => {
  const figures = await runMembers({
    every: full ? 1 : 20,
    offset: seed,
    lanes: full ? 12 : 6,
    onStep: print,
  });
  for (const line of figures.findings) print(line);
  const { calls, mutants, looked, findings } = figures;
  print(
    `${calls} calls, ${figures.members} members, ${mutants} mutants, ${looked} answers and events: ${findings.length} findings`,
  );
  return { text: membersReport(figures), faults: findings.length };
};

const codes = async (): Promise<Made> => {
  const { words, close } = await loadWords();
  try {
    const figures = await runCodes({ every: full ? 1 : 29, offset: seed, lanes: 12, words, onStep: print });
    for (const line of figures.findings) print(line);
    return { text: codesReport(figures), faults: codesFaults(figures) };
  } finally {
    await close();
  }
};

const values = async (): Promise<Made> => {
  const figures = await runValues({ every: full ? 1 : 60, offset: seed, onStep: print });
  for (const line of figures.findings) print(line);
  return { text: valuesReport(figures), faults: valuesFaults(figures) };
};

const clocks = async (): Promise<Made> => {
  const plan = full ? { steps: MANY_STEPS, series: 50 } : { steps: FEW_STEPS, series: 2 };
  const figures = await runClocks({ seed, ...plan, onStep: print });
  for (const line of figures.findings) print(line);
  return { text: clocksReport(figures, seed), faults: clocksFaults(figures) };
};

const provisioning = async (): Promise<Made> => {
  const figures = await runProvisioning({
    ...(full ? { kills: 300, pairs: 20 } : { kills: 40, pairs: 4 }),
    ...{ seed, lanes: cores, onStep: print },
  });
  for (const line of figures.findings) print(line);
  const { imports, wayBacks, foundOld, foundNew, pairs, findings } = figures;
  print(
    `${imports + wayBacks} kills (${imports} of imports, ${wayBacks} of ways back), seed ${seed}: ${foundOld} found the state before, ${foundNew} the new one; ${pairs} pairs at once: ${findings.length} findings`,
  );
  return { text: provisioningReport(figures, seed), faults: findings.length };
};

const rate = async (): Promise<Made> => {
  const rates = await measureJournal();
  for (const line of rateFindings(rates)) print(line);
  return { text: rateReport(rates), faults: rateFindings(rates).length };
};

const PARTS: Readonly<Record<PartName, readonly [Part, () => Promise<Made>]>> = {
  networks: ['Networks', networks],
  crashes: ['Crashes', crashes],
  disks: ['Disks that fail', disks],
  tampering: ['Tampering', tampering],
  attacks: ['Attacks', attacks],
  canaries: ['Canaries', canaries],
  replies: ['Hostile replies', replies],
  scans: ['Scans', scans],
  members: ['Members of replies', members],
  codes: ['Codes', codes],
  values: ['Values', values],
  clocks: ['Clocks', clocks],
  provisioning: ['Provisioning', provisioning],
  rate: ['Journal rate', rate],
};

const parts = new Map<Part, string>();
let faults = 0;
for (const name of PART_NAMES) {
  if (!only.has(name)) continue;
  const [heading, make] = PARTS[name];
  print(`${heading}:`);
  const made = await make();
  if (made.text !== null) parts.set(heading, made.text);
  faults += made.faults;
}
if (full && parts.size > 0) {
  const file = join(import.meta.dirname, '..', '..', 'docs', 'reliability.md');
  writeFileSync(file, withParts(existsSync(file) ? readFileSync(file, 'utf8') : '', parts));
}
process.exitCode = faults === 0 ? 0 : 1;
