import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { startTraining } from '../../../src/main/training/start.ts';
import { chromiumOptions } from '../../browser/chromium.ts';
import { MSI, NSIS } from './installers.ts';
import { runShort, runWhole } from './life/life.ts';
import { installWindows, type Machine, machineIn } from './machine/prefix.ts';
import { missingForWine } from './needs.ts';
import { nodeForWindows } from './node-for-windows.ts';
import { takeNotes } from './observations.ts';
import { makeForWine, type Packages, projectAs } from './packages/make.ts';
import { zipRunningDistribution } from './stand-in-program.ts';
import { holdsTable, tableOf, writeTable } from './table.ts';

/*
 * Installs the Windows packages under Wine, and starts and uses what was installed. `--whole`: both kinds of installer, and
 * the whole of an installed app's life, which docs/windows.md tells; `--write` puts into it what was seen, `--keep` leaves
 * the machines.
 */

const root = join(import.meta.dirname, '..', '..', '..');
const PAGE = join(root, 'docs/windows.md');
const NEWER = '99.0.0';
const begun = performance.now();
const say = (text: string): void => {
  const seconds = ((performance.now() - begun) / 1000).toFixed(1).padStart(6);
  process.stdout.write(`${seconds} s  ${text}\n`);
};

const node = missingForWine() ?? nodeForWindows();
if (typeof node === 'string' || 'missing' in node) {
  process.stdout.write(
    `Windows packages are not installed: ${typeof node === 'string' ? node : node.missing}\n`,
  );
  process.exit(0);
}
const work = mkdtempSync(join(tmpdir(), 'branchdesk-wine-'));
const { values } = parseArgs({
  options: {
    whole: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
});
const isWhole = values.whole;
const installers = (isWhole ? [NSIS, MSI] : [NSIS]).filter(({ name }) => name === (values.only ?? name));
/** One kind alone (`--only MSI`) does not fill the table. */
const isEverything = isWhole && values.only === undefined;
const machines = installers.map(({ name }) => machineIn(join(work, name.toLowerCase())));
const faults: string[] = [];

const electronVersion = (): string =>
  JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8')).version;

const run = async (): Promise<void> => {
  const ready = machines.map(async (machine): Promise<Machine> => {
    await installWindows(machine);
    return machine;
  });
  const zips = await zipRunningDistribution(work, electronVersion(), node.file, async () => {
    const [first] = await Promise.all(ready);
    if (first === undefined) throw new Error('there is no machine');
    return first;
  });
  say('a stand-in for electron.exe that runs');
  const kinds = installers.map(({ name }) => name.toLowerCase());
  const [now, newer]: readonly [Packages, Packages | null] = await Promise.all([
    makeForWine(root, join(work, 'now'), zips, kinds),
    isWhole
      ? makeForWine(projectAs(root, NEWER, join(work, 'project')), join(work, 'newer'), zips, kinds)
      : null,
  ]);
  say(`installers: ${kinds.join(', ')}`);
  await Promise.all(ready);
  say('Windows under Wine');
  const browser = await chromium.launch(chromiumOptions());
  try {
    const lanes = installers.map(async (installer, place) => {
      const machine = machines[place];
      if (machine === undefined) throw new Error('there is no machine');
      const training = await startTraining();
      const notes = takeNotes((text) => say(`${installer.name}: ${text}`));
      try {
        const lane = { installer, machine, training, browser, now, newer: newer ?? now, notes };
        await (isWhole ? runWhole(lane) : runShort(lane));
      } catch (error) {
        const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
        faults.push(`${installer.name}: ${notes.current()}: ${what}`);
      } finally {
        await training.close();
      }
      for (const { step, what, fault } of notes.taken)
        if (fault !== null) faults.push(`${installer.name}: ${step}: ${what}: ${fault}`);
      return { installer, notes };
    });
    const done = await Promise.all(lanes);
    const table = tableOf(done.map(({ installer, notes }) => ({ name: installer.name, taken: notes.taken })));
    if (values.write && isEverything && faults.length === 0) writeTable(PAGE, table);
    else if (isEverything && !holdsTable(PAGE, table))
      faults.push(
        'docs/windows.md does not tell what was checked: npm run package:check -- --windows --write',
      );
    say(`${done.reduce((sum, { notes }) => sum + notes.taken.length, 0)} observations`);
  } finally {
    await browser.close();
  }
};

try {
  await run();
} catch (error) {
  faults.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
}
for (const machine of machines) await machine.halt();
if (values.keep) process.stdout.write(`kept: ${work}\n`);
else rmSync(work, { recursive: true, force: true });
for (const fault of faults) process.stdout.write(`FAULT ${fault}\n`);
const seconds = ((performance.now() - begun) / 1000).toFixed(1);
process.stdout.write(`Windows under Wine: ${faults.length} faults, ${seconds} s\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
