import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import type { Standstill } from './standstills.ts';

/** How many tests or checks passed; each that failed, with what was wrong, and each that was skipped, with its reason. */
export interface Tally {
  readonly passed: number;
  readonly failed: readonly string[];
  readonly skipped: readonly string[];
}

export const PASSED: Tally = { passed: 1, failed: [], skipped: [] };
export const failedWith = (what: string): Tally => ({ passed: 0, failed: [what], skipped: [] });

export const sum = (tallies: readonly Tally[]): Tally => ({
  passed: tallies.reduce((total, { passed }) => total + passed, 0),
  failed: tallies.flatMap(({ failed }) => failed),
  skipped: tallies.flatMap(({ skipped }) => skipped),
});

const EXCERPT_LINES = 12;
const EXCERPT_WIDTH = 200;

/** What failed, and below it the first lines of what was said of it, without the terminal's colors. */
const withExcerpt = (name: string, said: string): string =>
  [
    name,
    ...stripVTControlCharacters(said)
      .split('\n')
      .filter((line) => line.trim() !== '')
      .slice(0, EXCERPT_LINES)
      .map((line) => `  ${line.slice(0, EXCERPT_WIDTH)}`),
  ].join('\n');

/** The lines of a run's output that name an error. */
const errorsIn = (said: string): string =>
  stripVTControlCharacters(said)
    .split('\n')
    .filter((line) => /Error|FAIL |Fatal|Check failed/.test(line))
    .join('\n');

interface VitestReport {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[] | null;
    }[];
  }[];
}

/** Reads Vitest's JSON report, and why a run failed without a failed test from what it `said`. */
export const tallyVitest = (file: string, said: string): Tally => {
  const report: VitestReport = JSON.parse(readFileSync(file, 'utf8'));
  const skipped = report.testResults.flatMap(({ assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'skipped' || status === 'pending' || status === 'todo')
      .map(({ fullName }) => fullName),
  );
  const failed = report.testResults
    .filter(({ status }) => status === 'failed')
    .flatMap(({ name, message, assertionResults }) => {
      const tests = assertionResults
        .filter(({ status }) => status === 'failed')
        .map(({ fullName, failureMessages }) => withExcerpt(fullName, failureMessages?.join('\n') ?? ''));
      // A file may fail before its tests or beside them: of that only the run's own words tell.
      return tests.length > 0 ? tests : [withExcerpt(name, message === '' ? errorsIn(said) : message)];
    });
  const passed = report.numPassedTests;
  const holds = report.success && passed > 0;
  return { passed, failed: holds || failed.length > 0 ? failed : [`the run: ${errorsIn(said)}`], skipped };
};

interface PlaywrightError {
  readonly message?: string;
}

interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly file: string;
    readonly line: number;
    readonly tests: readonly {
      readonly status: 'expected' | 'unexpected' | 'flaky' | 'skipped';
      readonly annotations: readonly { readonly type: string; readonly description?: string }[];
      readonly results: readonly {
        readonly errors: readonly PlaywrightError[];
        readonly workerIndex: number;
        readonly startTime: string;
        readonly duration: number;
      }[];
    }[];
  }[];
}

const wordsOf = (errors: readonly PlaywrightError[]): string =>
  errors.map(({ message }) => message ?? 'no reason given').join('\n');

const readPlaywright = (file: string) => {
  const report: PlaywrightSuite & { readonly errors: readonly PlaywrightError[] } = JSON.parse(
    readFileSync(file, 'utf8'),
  );
  const specsOf = (suite: PlaywrightSuite): NonNullable<PlaywrightSuite['specs']> => [
    ...(suite.specs ?? []),
    ...(suite.suites ?? []).flatMap(specsOf),
  ];
  const tests = specsOf(report).flatMap(({ tests: runs, ...spec }) =>
    runs.map((run) => ({ ...spec, ...run })),
  );
  return { report, tests };
};

/** Which specs of a run a worker was at then, as Playwright takes them to run them again. */
export const specsRunning = (file: string, worker: number | null, at: number): readonly string[] =>
  readPlaywright(file)
    .tests.filter(({ results }) =>
      results.some(({ workerIndex, startTime, duration }) => {
        const started = Date.parse(startTime);
        return workerIndex === worker && started <= at && at <= started + duration;
      }),
    )
    .map(({ file: spec, line }) => `${spec}:${line}`);

/** Which failed specs of a run the machine stood still in, as Playwright takes them to run them again. */
export const failedInStandstill = (file: string, standstills: readonly Standstill[]): readonly string[] => {
  const failed = readPlaywright(file).tests.filter(
    ({ status, results }) =>
      status === 'unexpected' &&
      results.some(({ startTime, duration }) => {
        const started = Date.parse(startTime);
        return standstills.some(({ from, to }) => from <= started + duration && to >= started);
      }),
  );
  return [...new Set(failed.map(({ file: spec, line }) => `${spec}:${line}`))];
};

/** Reads Playwright's JSON report. A flaky test is a failed one. `without`: specs that are counted elsewhere. */
export const tallyPlaywright = (file: string, without: readonly string[] = []): Tally => {
  const { report, tests: all } = readPlaywright(file);
  const tests = all.filter(({ file: spec, line }) => !without.includes(`${spec}:${line}`));
  const passed = tests.filter(({ status }) => status === 'expected').length;
  const failed = [
    ...tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ title, file: spec, line, results }) =>
        withExcerpt(`${spec}:${line} ${title}`, wordsOf(results.flatMap(({ errors }) => errors))),
      ),
    ...(report.errors.length > 0 ? [withExcerpt('the run itself', wordsOf(report.errors))] : []),
  ];
  const skipped = tests
    .filter(({ status }) => status === 'skipped')
    .map(
      ({ title, annotations }) =>
        `${title}: ${annotations.find(({ type }) => type === 'skip')?.description ?? 'no reason given'}`,
    );
  const nothing = failed.length === 0 && all.every(({ status }) => status === 'skipped');
  return { passed, failed: nothing ? ['no test was run'] : failed, skipped };
};
