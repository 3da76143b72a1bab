import { readFileSync } from 'node:fs';

/** How many tests or checks passed, failed and were skipped, with the reason of each that was skipped. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly string[];
}

export const PASSED: Tally = { passed: 1, failed: 0, skipped: [] };
export const FAILED: Tally = { passed: 0, failed: 1, skipped: [] };

export const sum = (tallies: readonly Tally[]): Tally => ({
  passed: tallies.reduce((total, { passed }) => total + passed, 0),
  failed: tallies.reduce((total, { failed }) => total + failed, 0),
  skipped: tallies.flatMap(({ skipped }) => skipped),
});

interface VitestReport {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly meta?: { readonly reason?: string };
    }[];
  }[];
}

/** Reads Vitest's JSON report. A run that failed without a failed test counts as one failure, and so does one without tests. */
export const tallyVitest = (file: string): Tally => {
  const report: VitestReport = JSON.parse(readFileSync(file, 'utf8'));
  const skipped = report.testResults.flatMap(({ assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'skipped' || status === 'pending' || status === 'todo')
      .map(({ fullName }) => fullName),
  );
  const failed = report.success && report.numPassedTests > 0 ? 0 : Math.max(1, report.numFailedTests);
  return { passed: report.numPassedTests, failed, skipped };
};

interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly tests: readonly {
      readonly status: 'expected' | 'unexpected' | 'flaky' | 'skipped';
      readonly annotations: readonly { readonly type: string; readonly description?: string }[];
    }[];
  }[];
}

/** Reads Playwright's JSON report. A flaky test is a failed one. */
export const tallyPlaywright = (file: string): Tally => {
  const report: PlaywrightSuite & { readonly errors: readonly unknown[] } = JSON.parse(
    readFileSync(file, 'utf8'),
  );
  const specsOf = (suite: PlaywrightSuite): NonNullable<PlaywrightSuite['specs']> => [
    ...(suite.specs ?? []),
    ...(suite.suites ?? []).flatMap(specsOf),
  ];
  const tests = specsOf(report).flatMap(({ title, tests: runs }) => runs.map((run) => ({ title, ...run })));
  const passed = tests.filter(({ status }) => status === 'expected').length;
  const failed = tests.filter(({ status }) => status === 'unexpected' || status === 'flaky').length;
  const skipped = tests
    .filter(({ status }) => status === 'skipped')
    .map(
      ({ title, annotations }) =>
        `${title}: ${annotations.find(({ type }) => type === 'skip')?.description ?? 'no reason given'}`,
    );
  return { passed, failed: failed + (passed + failed === 0 || report.errors.length > 0 ? 1 : 0), skipped };
};
