import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tallyLoops } from '../../../tools/check/loops.ts';
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
    const { worked, ticks } = watched(
      'for (let used = process.cpuUsage(); process.cpuUsage(used).user < 80_000; );',
    );
    expect(worked).toBeGreaterThan(60);
    expect(ticks).toBeGreaterThan(2);
  });

  it('is seen on the clock alone, when it only waits', () => {
    const { worked, wall } = watched('Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 120)');
    expect(wall).toBeGreaterThan(100);
    expect(worked).toBeLessThan(wall - 50);
  });
});

describe('the summary of the end-to-end run', () => {
  const plant = (...reports: readonly object[]): void => {
    for (const [number, report] of reports.entries())
      writeFileSync(join(folder, `${number}.json`), JSON.stringify(report));
  };

  it('names the longest of all runs, and holds what main worked to the bar', () => {
    plant({ worked: 12.4, wall: 130.2, ticks: 9 }, { worked: 31.3, wall: 40, ticks: 9 });
    const { said, tally } = tallyLoops(folder);
    expect(said).toMatch(/2 runs .* 31 ms at most \(less than 50 ms wanted\), 130 ms with/);
    expect(tally).toMatchObject({ passed: 1, failed: [] });
  });

  it.each([
    ['it worked for 50 ms at once', [{ worked: 50, wall: 50, ticks: 9 }]],
    ['nothing was measured', []],
  ])('fails when %s', (_what, reports) => {
    plant(...reports);
    expect(tallyLoops(folder).tally).toMatchObject({ passed: 0, failed: [expect.any(String)] });
  });
});
