import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { PROGRAM, startInstalled } from '../installed-app.ts';
import { CONFIG, type Lane, otherThan, placeConfig, readConfig } from '../lane.ts';
import { differences, type Snapshot, snapshot } from '../machine/snapshot.ts';
import { showDesk } from '../main-job.ts';

/** Of what was added, what is not the app's, its folder for the machine, its entry in the start menu, or its own keys. */
const unexpected = ({ installer }: Lane, before: Snapshot, after: Snapshot): readonly string[] => [
  ...differences(before.files, after.files).filter(
    (it) =>
      !it.startsWith('+ Program Files\\Branchdesk\\') &&
      it !== '+ ProgramData\\Branchdesk\\' &&
      it !== `+ ${CONFIG}` &&
      it !== `+ ${installer.shortcut}`,
  ),
  ...differences(before.registry, after.registry).filter(
    (it) => !(it.startsWith('+ ') && installer.keys.some((key) => key.test(it.slice(2)))),
  ),
];

/** Installs, over a configuration that is there with NSIS, and without one with the MSI. */
export const installed = async (lane: Lane): Promise<void> => {
  const { installer, machine, notes, now } = lane;
  notes.step('Install');
  const before = await snapshot(machine);
  const config = installer.name === 'NSIS' ? placeConfig(lane) : null;
  notes.see('exit code 0', await installer.install(machine, now), 0);
  notes.see('Program Files holds the app, byte for byte, and nothing else', otherThan(lane, now), []);
  if (config !== null) notes.see('a configuration that was placed before stays', readConfig(machine), config);
  const after = await snapshot(machine);
  notes.see('the folder of the whole machine is there', after.files.has('ProgramData\\Branchdesk\\'), true);
  notes.see('an entry in the start menu', after.files.has(installer.shortcut), true);
  notes.see(
    'no other file, and no key of the registry but the installer’s own',
    unexpected(lane, before, after),
    [],
  );
};

const PLANTED = '{ "planted": true }';

/** Starts on a machine without a configuration, where somebody has one of their own; places the machine's. */
export const unconfigured = async (lane: Lane): Promise<void> => {
  const { machine, notes, browser } = lane;
  notes.step('Start without a configuration');
  mkdirSync(machine.path('planted', 'Branchdesk'), { recursive: true });
  writeFileSync(machine.path('planted', 'Branchdesk', 'branchdesk.config.json'), PLANTED);
  const checked = await machine.runLines(['set ProgramData=C:\\planted', `"${PROGRAM}" --check-signing`]);
  notes.see('a ProgramData of somebody’s own is not asked', checked.text.includes('planted'), false);
  rmSync(machine.path('planted'), { recursive: true });
  const app = await startInstalled(machine);
  const shown = await showDesk(browser, app.url);
  await shown.page.getByText(`C:\\${CONFIG}`).waitFor();
  await shown.leave();
  notes.see('it says where it looked, and closes with 0', (await app.close()).code, 0);
  placeConfig(lane);
};
