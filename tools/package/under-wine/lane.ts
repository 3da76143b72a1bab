import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Browser } from '@playwright/test';
import type { Training } from '../../../src/main/training/start.ts';
import { branchOf, UNHURRIED } from '../../../tests/e2e/fixtures/branch.ts';
import { PROGRAM, startInstalled } from './installed-app.ts';
import type { Installer } from './installers.ts';
import type { Machine } from './machine/prefix.ts';
import { differences, filesBelow } from './machine/snapshot.ts';
import { changesOnRecord, openCustomer, type ShownDesk, showDesk } from './main-job.ts';
import type { Notes } from './observations.ts';
import type { Packages } from './packages/make.ts';

/** What a lane runs with. */
export interface Lane {
  readonly installer: Installer;
  readonly machine: Machine;
  readonly training: Training;
  readonly browser: Browser;
  readonly now: Packages;
  readonly newer: Packages;
  readonly notes: Notes;
}

/** The configuration of the whole machine, on drive C. */
export const CONFIG = 'ProgramData\\Branchdesk\\branchdesk.config.json';

const configFile = (machine: Machine): string =>
  machine.path('ProgramData', 'Branchdesk', 'branchdesk.config.json');

/** Configures the machine for the upstreams of this lane; gives the file's text. */
export const placeConfig = ({ machine, training }: Lane): string => {
  const text = JSON.stringify(branchOf(training, { perMinute: UNHURRIED }).config);
  mkdirSync(machine.path('ProgramData', 'Branchdesk'), { recursive: true });
  writeFileSync(configFile(machine), text);
  return text;
};

/** The machine's configuration, or none. */
export const readConfig = (machine: Machine): string | null =>
  existsSync(configFile(machine)) ? readFileSync(configFile(machine), 'utf8') : null;

/** Where the app is installed. */
export const programFolder = (machine: Machine): string => machine.path('Program Files', 'Branchdesk');

/** How what is installed differs from the app that its installer was made of. */
export const otherThan = ({ machine, installer }: Lane, { app }: Packages): readonly string[] =>
  differences(
    filesBelow(app, (path) => path === 'resources\\elevate.exe'),
    filesBelow(programFolder(machine), (path) => installer.beside.includes(path)),
  );

/** The version that the installed app says it is. */
export const versionOf = async (machine: Machine): Promise<string> =>
  (await machine.run([PROGRAM, '--version'])).text.trim();

/** Starts, does something on the screen, and closes. */
export const atDesk = async (lane: Lane, use: (shown: ShownDesk) => Promise<void>): Promise<void> => {
  const app = await startInstalled(lane.machine);
  const shown = await showDesk(lane.browser, app.url);
  await openCustomer(shown, lane.training);
  await use(shown);
  await shown.leave();
  const { code } = await app.close();
  lane.notes.see('it closes with 0', code, 0);
};

/** After an upgrade: the app is the new one, configuration and journal are what they were. */
export const keptBy = async (
  lane: Lane,
  packages: Packages,
  config: string,
  changes: number,
): Promise<void> => {
  const { notes, machine } = lane;
  notes.see('the new app is whole, byte for byte', otherThan(lane, packages), []);
  notes.see('the configuration stays', readConfig(machine), config);
  await atDesk(lane, async (shown) =>
    notes.see('the journal is read, every change in it', await changesOnRecord(shown, changes), changes),
  );
};
