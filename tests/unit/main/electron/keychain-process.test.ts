import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { utilityProcess } from 'electron';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { spawnKeychain } from '../../../../src/main/electron/keychain-process.ts';
import { createLifecycle } from '../../../../tools/preview/electron/lifecycle.ts';
import { createUtilityProcess } from '../../../../tools/preview/electron/utility-process.ts';
import { until } from '../../../support/until.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'branchdesk-child-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A child that writes down each message and answers it, under a setup that tells its number. */
const scripts = () => {
  const [script, setup, heard, pid] = ['child.mjs', 'setup.mjs', 'heard', 'pid'].map((name) =>
    join(folder, name),
  ) as [string, string, string, string];
  writeFileSync(heard, '');
  writeFileSync(
    setup,
    `import { writeFileSync } from 'node:fs';\nwriteFileSync(${JSON.stringify(pid)}, String(process.pid));\n`,
  );
  writeFileSync(
    script,
    `import { appendFileSync } from 'node:fs';
process.on('message', (message) => {
  appendFileSync(${JSON.stringify(heard)}, message.what);
  process.send({ said: message.what });
});
`,
  );
  return { script, setup: pathToFileURL(setup), heard: () => readFileSync(heard, 'utf8'), pid };
};

const lives = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const spawnHere = () => {
  const { script, setup, heard } = scripts();
  const lifecycle = createLifecycle();
  lifecycle.setReady();
  const made: (ReturnType<ReturnType<typeof createUtilityProcess>['fork']> & { pid?: number | undefined })[] =
    [];
  const maker = createUtilityProcess({ lifecycle, setup, environment: { PATH: process.env.PATH } });
  const fork = (...args: Parameters<typeof maker.fork>) => {
    const child = maker.fork(...args);
    made.push(child);
    return child;
  };
  // The stand-in's child is as much of Electron's as the keychain's is used for.
  const child = spawnKeychain({ fork } as unknown as typeof utilityProcess, script);
  return { child, heard, pid: () => made[0]?.pid };
};

it('tells a child nothing before it runs, and all of it then', async () => {
  const { child, heard } = spawnHere();
  const said: unknown[] = [];
  const ended: string[] = [];
  let runs = false;
  child.onSpawn(() => {
    runs = true;
  });
  child.onMessage((message) => said.push(message));
  child.onExit((detail) => ended.push(detail));
  child.send({ what: 'a' });
  child.send({ what: 'b' });
  await until(() => said.length === 2, 'the answers');
  expect(runs).toBe(true);
  expect(heard()).toBe('ab');
  child.kill();
  await until(() => ended.length === 1, 'the end');
});

it('a child that is given up before it runs is gone, and does nothing of what it was asked', async () => {
  const { child, heard, pid } = spawnHere();
  const ended: string[] = [];
  let runs = false;
  child.onSpawn(() => {
    runs = true;
  });
  child.onExit((detail) => ended.push(detail));
  child.send({ what: 'set' });
  expect(pid()).toBeUndefined();
  child.kill();
  child.send({ what: 'later' });
  await until(() => ended.length === 1, 'the end');
  expect(runs).toBe(false);
  expect(heard()).toBe('');
  const number = pid();
  expect(number === undefined || !lives(number)).toBe(true);
});
