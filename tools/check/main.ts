import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LOOP_FOLDER } from '../preview/loop-watch.ts';
import { readLoops } from './loops.ts';
import { messagesAreExtracted } from './messages.ts';
import { seesPlanted } from './planted.ts';
import { program } from './program.ts';
import { readSource, sourceFaults } from './source-rules.ts';
import { watchStandstills } from './standstills.ts';
import {
  failedInStandstill,
  failedWith,
  PASSED,
  specsRunning,
  sum,
  type Tally,
  tallyPlaywright,
  tallyVitest,
} from './tally.ts';
import { twoAtOnce } from './two-at-once.ts';

/*
 * `npm test`: every check and test, each counted; the last line is the promise of the command. Names given as arguments
 * run only those steps. `--full` runs what else there is: specs tagged `@full`, and the tests in `tests/full`.
 */

const reports = mkdtempSync(join(tmpdir(), 'branchdesk-test-'));

const check = async (name: string, args: readonly string[]): Promise<Tally> =>
  (await program(name, args)).ok ? PASSED : failedWith(`${name} ${args.join(' ')}`);

const isFull = process.argv.includes('--full');

/** In the full run a file of tests finds nothing that another left. */
const APART: readonly string[] = isFull ? ['--isolate'] : [];

/** For tests that mostly wait for disks and servers of their own. */
const SIDE_BY_SIDE = ['--maxWorkers', '2'];

const vitest = async (project: string, ...options: readonly string[]): Promise<Tally> => {
  const file = join(reports, `${project}.json`);
  const { text } = await program(
    'vitest',
    [
      ...['run', '--project', project, ...options],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    ],
    { show: true },
  );
  return tallyVitest(file, text);
};

const layers = async (): Promise<Tally> => {
  const own = await check('depcruise', [
    '--config',
    'dependency-cruiser.config.mjs',
    '--output-type',
    'err',
    'src',
  ]);
  const planted = await seesPlanted();
  if (!planted.ok) process.stdout.write(`the layer check is blind:\n${planted.text}\n`);
  const faults = sourceFaults(readSource());
  return sum([
    own,
    planted.ok ? PASSED : failedWith('the layer check is blind'),
    ...faults.map((fault) => failedWith(fault)),
  ]);
};

/** One run of specs: its report, the folder into which each preview wrote how long main was held up, and what came of it. */
const specs = async (name: string, ...options: readonly string[]) => {
  const [file, loops] = [join(reports, `${name}.json`), join(reports, name)];
  mkdirSync(loops, { recursive: true });
  await program('playwright', ['test', '--config', 'tests/e2e/playwright.config.ts', ...options], {
    show: true,
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: file, [LOOP_FOLDER]: loops },
  });
  return { name, options, file, loops, tally: tallyPlaywright(file) };
};

type Specs = Awaited<ReturnType<typeof specs>>;

/** Some specs of a run once more, alone. By its line a spec is found with others of a loop: the run's choice holds again. */
const onceMore = ({ name, options }: Specs, again: readonly string[]): Promise<Specs> =>
  specs(`${name}-again`, ...options, ...again, '--workers', '1');

/**
 * Holds main's event loop to its bar. A crowded machine makes work longer, too: a spec in which main was held up runs once
 * more, alone, and then counts. What main does itself is there again.
 */
const eventLoops = async (run: Specs): Promise<Tally> => {
  const { file, tally } = run;
  const { said, runs, tooLong } = readLoops(run.loops);
  process.stdout.write(`\n${said}\n`);
  const held = [...new Set(tooLong.flatMap(({ worker, at }) => specsRunning(file, worker, at)))];
  if (runs === 0) return sum([tally, failedWith('main’s event loop was not measured')]);
  if (tooLong.length === 0) return tally;
  // What nobody can run again counts as it is.
  if (held.length === 0) return sum([tally, failedWith(said)]);
  process.stdout.write(`once more, alone: ${held.join(', ')}\n`);
  const again = await onceMore(run, held);
  const alone = readLoops(again.loops);
  process.stdout.write(`\n${alone.said}\n`);
  const failed = [
    ...again.tally.failed,
    ...(alone.runs === 0 || alone.tooLong.length > 0 ? [`${held.join(', ')}: ${alone.said}`] : []),
  ];
  return sum([tally, { passed: 0, failed, skipped: [] }]);
};

/** Parts of the lab that use every core themselves, or hold calls against a deadline of their own: one at a time. */
const ALONE = ['short.test.ts', 'crash/short.test.ts', 'sees.test.ts'].map(
  (file) => `tests/fault-lab/${file}`,
);

const faultLab = async (): Promise<Tally> =>
  sum([
    await vitest('fault-lab', ...SIDE_BY_SIDE, ...ALONE.flatMap((file) => ['--exclude', file])),
    await vitest('fault-lab', '--maxWorkers', '1', ...ALONE),
  ]);

/**
 * What is held against a clock runs alone: beside another spec the figure would be the machine's, not the product's. So it
 * would be where the machine stood still meanwhile: a spec that failed in such a time runs once more, and then counts.
 */
const timedSpecs = async (): Promise<Tally> => {
  const machine = watchStandstills();
  const run = await specs(
    'timed',
    ...['--grep', '@timed', '--workers', '1', ...(isFull ? [] : ['--grep-invert', '@full'])],
  );
  const standstills = machine.stop();
  const failed = failedInStandstill(run.file, standstills);
  if (failed.length === 0) return eventLoops(run);
  const times = standstills.map(({ from, to }) => `${to - from} ms`).join(', ');
  process.stdout.write(`\nthe machine stood still (${times}); once more: ${failed.join(', ')}\n`);
  const { tally } = await onceMore(run, failed);
  const rest = { ...run, tally: tallyPlaywright(run.file, failed) };
  return sum([await eventLoops(rest), { ...tally, skipped: [] }]);
};

const endToEnd = async (): Promise<Tally> => {
  const beside = await specs('beside', '--grep-invert', isFull ? '@timed' : '@timed|@full');
  const timed = await timedSpecs();
  return sum([await eventLoops(beside), timed]);
};

/** Said in the summary, so that nobody takes the quick run for the whole. */
const LEFT_OUT: Tally = {
  ...PASSED,
  passed: 0,
  skipped: ['specs tagged @full and the tests in tests/full: only with npm test -- --full'],
};

/** Packages of stand-ins, made without a network and looked into; skipped with the reason where its tools are not. */
const packages = async (): Promise<Tally> => {
  const { ok, text } = await program(
    'node',
    [
      '--disable-warning=ExperimentalWarning',
      'tools/package/check/main.ts',
      ...(isFull ? ['--windows'] : []),
    ],
    { show: true },
  );
  const skipped = [
    ...text.matchAll(
      /(?:packages are not checked|the \.deb was not installed|Windows packages are not installed): .*$/gm,
    ),
  ];
  const failed = [...text.matchAll(/^FAULT (.*)$/gm)].map(([, fault]) => `packages: ${fault}`);
  return {
    passed: ok && !text.includes('packages are not checked') ? 1 : 0,
    failed: ok || failed.length > 0 ? failed : ['packages: the check ended before its end'],
    skipped: skipped.map(([reason]) => reason),
  };
};

type Step = readonly [name: string, run: () => Promise<Tally>];

/** They read the same files and touch nothing that another reads: side by side. */
const STATIC: readonly Step[] = [
  ['types', () => check('tsc', ['-p', '.'])],
  ['format and lint', () => check('biome', ['ci', '.'])],
  ['layers and cycles', layers],
  ['dead code', () => check('knip', [])],
  ['messages', async () => ((await messagesAreExtracted()) ? PASSED : failedWith('messages'))],
];

const STEPS: readonly Step[] = [
  // Before the tests: some of them start what was built, which a clean clone has not.
  ['build', () => check('electron-vite', ['build'])],
  ['unit', () => vitest('unit', ...SIDE_BY_SIDE, ...APART)],
  ['contract', () => vitest('contract', ...SIDE_BY_SIDE)],
  ['integration', () => vitest('integration', ...SIDE_BY_SIDE)],
  ['fault lab', faultLab],
  ['packages', packages],
  ['end to end', endToEnd],
  ['full', async () => (isFull ? vitest('full', '--maxWorkers', '1') : LEFT_OUT)],
];

const ALL = [...STATIC, ...STEPS];
const wanted = process.argv.slice(2).filter((word) => word !== '--full');
const unknown = wanted.filter((name) => !ALL.some(([step]) => step === name));
if (unknown.length > 0) {
  process.stderr.write(
    `no such step: ${unknown.join(', ')} (steps: ${ALL.map(([name]) => name).join(', ')})\n`,
  );
  process.exit(2);
}

const chosen = ([name]: Step): boolean => wanted.length === 0 || wanted.includes(name);
const tallies: Tally[] = [];
const perform = async ([name, run]: Step): Promise<void> => {
  const begun = performance.now();
  process.stdout.write(`\n== ${name}\n`);
  const tally = await run().catch((error: unknown) => {
    return failedWith(`${name}: ${error instanceof Error ? error.message : String(error)}`);
  });
  tallies.push(tally);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  process.stdout.write(`== ${name}: ${tally.failed.length === 0 ? 'passed' : 'FAILED'} in ${seconds} s\n`);
};
await twoAtOnce(STATIC.filter(chosen).map((step) => () => perform(step)));
for (const step of STEPS.filter(chosen)) await perform(step);
rmSync(reports, { recursive: true, force: true });

const { passed, failed, skipped } = sum(tallies);
for (const reason of skipped) process.stdout.write(`skipped: ${reason}\n`);
// What failed is said last: where only the end of an output is kept, that is what must be in it.
for (const what of failed) process.stdout.write(`\nFAILED: ${what}\n`);
process.stdout.write(`\n${passed} passed, ${failed.length} failed, ${skipped.length} skipped\n`);
process.exitCode = failed.length === 0 ? 0 : 1;
