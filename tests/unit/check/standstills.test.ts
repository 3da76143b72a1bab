import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { failedInStandstill, tallyPlaywright } from '../../../tools/check/tally.ts';

const folder = mkdtempSync(join(tmpdir(), 'branchdesk-standstills-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const BEGUN = Date.parse('2026-11-28T10:00:00.000Z');

/** A report of specs, each of which ran for two seconds: when it began, in seconds, and how it ended. */
const reportOf = (...runs: readonly (readonly [line: number, begun: number, status: string])[]): string => {
  const file = join(folder, 'report.json');
  const specs = runs.map(([line, begun, status]) => ({
    ...{ title: `at ${line}`, file: 'kiosk.spec.ts', line, column: 3 },
    tests: [
      {
        ...{ status, annotations: [] },
        results: [
          {
            errors: status === 'unexpected' ? [{ message: 'expected 5068 to be less than 5000' }] : [],
            ...{ workerIndex: 0, startTime: new Date(BEGUN + begun * 1_000).toISOString(), duration: 2_000 },
          },
        ],
      },
    ],
  }));
  writeFileSync(file, JSON.stringify({ suites: [{ title: 'kiosk.spec.ts', specs }], errors: [] }));
  return file;
};

const stoodStill = (from: number, to: number) => ({ from: BEGUN + from * 1_000, to: BEGUN + to * 1_000 });

describe('a spec that failed while the machine stood still', () => {
  const file = reportOf([10, 0, 'unexpected'], [20, 3, 'unexpected'], [30, 3, 'expected']);

  it('is told, and no other: not one that passed, and not one that failed at another time', () => {
    expect(failedInStandstill(file, [stoodStill(4, 4.5)])).toEqual(['kiosk.spec.ts:20']);
    expect(failedInStandstill(file, [stoodStill(1, 4)])).toEqual(['kiosk.spec.ts:10', 'kiosk.spec.ts:20']);
    expect(failedInStandstill(file, [stoodStill(2.2, 2.9), stoodStill(5.1, 9)])).toEqual([]);
  });

  it('is left out of the count of its run, for the next one counts', () => {
    expect(tallyPlaywright(file, ['kiosk.spec.ts:20'])).toMatchObject({
      passed: 1,
      failed: [expect.stringContaining('kiosk.spec.ts:10 at 10')],
    });
    expect(tallyPlaywright(file).failed).toHaveLength(2);
    const alone = reportOf([20, 3, 'unexpected']);
    expect(tallyPlaywright(alone, ['kiosk.spec.ts:20'])).toMatchObject({ passed: 0, failed: [] });
    expect(tallyPlaywright(reportOf([20, 3, 'skipped'])).failed).toEqual(['no test was run']);
  });
});

describe('a watch for standstills', () => {
  it('sees that its process was stopped, and for how long', async () => {
    const watch = `import { watchStandstills } from ${JSON.stringify(new URL('../../../tools/check/standstills.ts', import.meta.url).href)};
      const watch = watchStandstills();
      process.stdout.write('watching');
      process.stdin.once('data', () => process.stdout.write(JSON.stringify(watch.stop()), () => process.exit()));`;
    const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', watch], {
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    await once(child.stdout, 'data');
    child.kill('SIGSTOP');
    await pause(700);
    child.kill('SIGCONT');
    await pause(100);
    child.stdin.write('\n');
    const [told] = await once(child.stdout, 'data');
    const standstills: { from: number; to: number }[] = JSON.parse(String(told));
    expect(Math.max(...standstills.map(({ from, to }) => to - from))).toBeGreaterThan(600);
  });
});
