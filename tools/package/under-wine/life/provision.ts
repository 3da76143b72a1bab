import { existsSync, readFileSync, rmSync } from 'node:fs';
import { bundleFor, type ForMachine } from '../bundle.ts';
import { atDesk, type Lane, otherThan } from '../lane.ts';
import { onDriveZ } from '../machine/prefix.ts';
import { differences, snapshot } from '../machine/snapshot.ts';
import { turnAtmOff, turnPosOff } from '../main-job.ts';
import type { Packages } from '../packages/make.ts';

const FOLDER = ['ProgramData', 'Branchdesk'];
const SYSTEMS = ['airpay', 'capillary', 'wm'];

const placed = ({ machine }: Lane, name: string): string | null => {
  const file = machine.path(...FOLDER, name);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
};

/** A path that is not there ends the installation before anything is changed. */
const missing = async (lane: Lane, packages: Packages): Promise<void> => {
  const { machine, installer, notes } = lane;
  notes.step('Install with a bundle that is not there');
  const before = await snapshot(machine);
  for (const files of [{ bundle: 'C:\\none.bundle' }, { keys: 'C:\\none.keys' }])
    notes.see(
      `it is refused, for ${Object.keys(files).join()}`,
      await installer.install(machine, packages, files),
      installer.refusal,
    );
  const after = await snapshot(machine);
  notes.see('no file has changed', differences(before.files, after.files), []);
  notes.see('no key has changed', differences(before.registry, after.registry), []);
};

/** Which credentials of a bundle Windows' store of this account holds. */
const stored = async ({ machine }: Lane, { id }: ForMachine): Promise<readonly string[]> => {
  const { registry } = await snapshot(machine);
  const keys = [...registry.keys()].filter((key) => key.includes('\\Credential Manager\\'));
  return SYSTEMS.filter((name) => keys.some((key) => key.includes(`bundle/${id}/${name}`)));
};

/**
 * Seals a bundle for the account of what is installed, installs with it over that, starts, and makes the first change of
 * that start; and starts once more without the bundle. `isFirst`: nothing was changed at the desk before.
 */
export const provisioned = async (lane: Lane, packages: Packages, isFirst: boolean): Promise<void> => {
  const { machine, installer, notes, training } = lane;
  rmSync(machine.path(...FOLDER, 'branchdesk.config.json'), { force: true });
  await missing(lane, packages);

  notes.step('Install with a bundle');
  const it = await bundleFor(lane);
  const files = { bundle: onDriveZ(it.bundle), keys: onDriveZ(it.keys) };
  notes.see('exit code 0', await installer.install(machine, packages, files), 0);
  notes.see('the app is whole, byte for byte', otherThan(lane, packages), []);
  const brought = [it.bundleText, it.keysText];
  const areThere = (): boolean =>
    ['branchdesk.bundle', 'branchdesk.keys'].every((name, at) => placed(lane, name) === brought[at]);
  notes.see('the bundle and the keys are in the folder of the machine', areThere(), true);
  const sent = (): number => training.ledger.entries({ applied: true }).length;
  const before = sent();
  await atDesk(lane, (shown) => (isFirst ? turnAtmOff(shown, training) : turnPosOff(shown)));
  notes.see(
    'started, nothing pressed before the search box: a first change is confirmed',
    sent() - before,
    1,
  );
  notes.see('the bundle’s credentials are in Windows’ store', await stored(lane, it), SYSTEMS);

  notes.step('Install again without a bundle');
  notes.see('exit code 0', await installer.install(machine, packages), 0);
  notes.see('the bundle and the keys stay', areThere(), true);
  rmSync(machine.path(...FOLDER, 'branchdesk.bundle'));
  await atDesk(lane, async ({ desk }) =>
    notes.see('the bundle taken away: it starts, configured', await desk.usage.region.isVisible(), true),
  );
  const { code } = await machine.runLines([
    'call "%ProgramFiles%\\Branchdesk\\resources\\machine-folder.cmd" place "%ProgramData%\\Branchdesk" ' +
      `"%SystemRoot%\\System32" "${files.bundle}" ""`,
  ]);
  notes.see(
    'the installed script places a bundle as the page on deployment says',
    [code, areThere()],
    [0, true],
  );
};
