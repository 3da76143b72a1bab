import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '../installed-app.ts';
import { keptBy, type Lane, otherThan, programFolder, readConfig } from '../lane.ts';
import type { Machine } from '../machine/prefix.ts';

/** A moment at which an installer is ended. */
interface Moment {
  readonly name: string;
  isNow(machine: Machine): boolean;
}

const asar = (machine: Machine): boolean => existsSync(join(programFolder(machine), 'resources', 'app.asar'));

/** Ends the whole machine in the middle of an upgrade, and installs again. */
export const repaired = async (lane: Lane, changes: number): Promise<void> => {
  const { machine, installer, notes, now, newer } = lane;
  const config = readConfig(machine) ?? '';
  let gone = false;
  const moments: readonly Moment[] = [
    { name: 'as it begins', isNow: () => true },
    { name: 'when the version before is gone', isNow: (it) => !asar(it) },
    {
      name: 'while files are copied',
      isNow: (it) => {
        gone ||= !asar(it);
        return gone && existsSync(join(programFolder(it), 'Branchdesk.exe'));
      },
    },
  ];
  for (const moment of moments) {
    notes.step(`Upgrade ended ${moment.name}`);
    gone = false;
    await installer.remove(machine, newer, false);
    await installer.install(machine, now);
    const { ended } = installer.start(machine, newer);
    let over = false;
    void ended.then(() => {
      over = true;
    });
    await until(moment.name, () => over || moment.isNow(machine));
    notes.see('it had not come to its end', over, false);
    await machine.halt();
    await ended;
    notes.see('run again: exit code 0', await installer.install(machine, newer), 0);
    notes.see('the app is whole again, byte for byte', otherThan(lane, newer), []);
    notes.see('the configuration stays', readConfig(machine), config);
  }
  await keptBy(lane, newer, config, changes);
};
