import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readLoops } from '../../../tools/check/loops.ts';
import { specsRunning } from '../../../tools/check/tally.ts';
import { LOOP_FOLDER, readLoopReport } from '../../../tools/preview/loop-watch.ts';
import { COMPILED } from '../../support/compiled.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'branchdesk-loop-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Watches a process that runs this once its loop turns, and reads what it wrote down. */
const watched = (run: string) => {
  const module = new URL('../../../tools/preview/loop-watch.ts', import.meta.url).href;
  const script = `import { watchLoop } from '${module}'; watchLoop(process.env);
    const turn = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
    await turn(20); ${run}; await turn(20);`;
  const args = ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script];
  const env = { ...process.env, ...COMPILED, [LOOP_FOLDER]: folder };
  const { status, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
  const [name = ''] = readdirSync(folder);
  return readLoopReport(join(folder, name));
};

describe('what holds main up', () => {
  it('is seen as its own work, when it works', () => {
    const before = Date.now();
    const { worked, at, ticks } = watched(
      'for (let used = process.cpuUsage(); process.cpuUsage(used).user < 80_000; );',
    );
    expect(worked).toBeGreaterThan(60);
    expect(at).toBeGreaterThan(before + 60);
    expect(ticks).toBeGreaterThan(2);
  });

  it('is seen on the clock alone, when it only waits', () => {
    const { worked, wall } = watched('Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 120)');
    expect(wall).toBeGreaterThan(100);
    expect(worked).toBeLessThan(wall - 50);
  });
});

describe('the summary of the end-to-end run', () => {
  it('names the longest of all runs, and tells those in which main worked for 50 ms at once', () => {
    const report = (worked: number, wall: number) => ({ worked, wall, at: 1, ticks: 9, worker: 3 });
    const reports = [report(12.4, 130.2), report(49.9, 50), report(50, 50)];
    for (const [number, one] of reports.entries())
      writeFileSync(join(folder, `${number}.json`), JSON.stringify(one));
    const { said, runs, tooLong } = readLoops(folder);
    expect(said).toMatch(/3 runs .* 50 ms at most \(less than 50 ms wanted\), 130 ms with/);
    expect({ runs, tooLong }).toEqual({ runs: 3, tooLong: [report(50, 50)] });
  });

  it('tells that nothing was measured', () => {
    expect(readLoops(folder)).toMatchObject({ runs: 0, tooLong: [] });
  });

  it('names the specs that a worker was at when main was held up', () => {
    const spec = (title: string, line: number, ...results: readonly object[]) => ({
      ...{ title, file: 'kiosk.spec.ts', line },
      tests: [{ status: 'expected', annotations: [], results }],
    });
    const result = (workerIndex: number, second: number) => ({
      ...{ errors: [], workerIndex, duration: 1_000 },
      startTime: new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString(),
    });
    const file = join(folder, 'report.json');
    const specs = [
      spec('first', 4, result(3, 10)),
      spec('beside', 9, result(4, 10)),
      spec('next', 12, result(3, 12)),
    ];
    writeFileSync(file, JSON.stringify({ errors: [], suites: [{ specs }] }));
    const at = (second: number): number => Date.UTC(2026, 0, 1, 0, 0, second) + 500;
    expect(specsRunning(file, 3, at(10))).toEqual(['kiosk.spec.ts:4']);
    expect(specsRunning(file, 3, at(12))).toEqual(['kiosk.spec.ts:12']);
    expect(specsRunning(file, 3, at(11))).toEqual([]);
    expect(specsRunning(file, null, at(10))).toEqual([]);
  });
});
