import { basename } from 'node:path';
import { startInstalled, until } from '../installed-app.ts';
import { keptBy, type Lane, otherThan, readConfig, versionOf } from '../lane.ts';
import { onDriveZ } from '../machine/prefix.ts';
import { differences, snapshot } from '../machine/snapshot.ts';
import { openCustomer, showDesk } from '../main-job.ts';
import type { Packages } from '../packages/make.ts';

/** Starts the installer with its windows, and closes the first. */
const cancelled = async ({ machine }: Lane, packages: Packages): Promise<number | null> => {
  const file = packages.installer('exe');
  const ended = machine.runLines([`"${onDriveZ(file)}"`]);
  let over = false;
  void ended.then(() => {
    over = true;
  });
  // A window that is not there yet cannot be closed: it is asked again.
  while (!over) await machine.run(['taskkill', '/IM', basename(file)]);
  return (await ended).code;
};

/** Upgrades while it is closed, is kept from a downgrade, is cancelled, repairs, and upgrades while it runs. */
export const upgraded = async (lane: Lane, changes: number): Promise<void> => {
  const { machine, installer, notes, newer, now, browser } = lane;
  const config = readConfig(machine) ?? '';
  notes.step('Upgrade while it is closed');
  notes.see('exit code 0', await installer.install(machine, newer), 0);
  notes.see('it is the newer version', await versionOf(machine), newer.version);
  await keptBy(lane, newer, config, changes);

  notes.step('Downgrade');
  const before = await snapshot(machine);
  notes.see('exit code 1603', await installer.install(machine, now), 1603);
  const after = await snapshot(machine);
  notes.see('no file has changed', differences(before.files, after.files), []);
  notes.see('no key has changed', differences(before.registry, after.registry), []);

  if (installer.name === 'NSIS') {
    notes.step('Cancelled by a person');
    notes.see('exit code 1602', await cancelled(lane, newer), 1602);
    notes.see('no file has changed', otherThan(lane, newer), []);
  }

  notes.step('The same version again');
  notes.see('exit code 0', await installer.install(machine, newer), 0);
  notes.see('the app is whole, byte for byte', otherThan(lane, newer), []);
  notes.see('the configuration stays', readConfig(machine), config);

  await installer.remove(machine, newer, false);
  await installer.install(machine, now);
  notes.step('Upgrade while it runs');
  const app = await startInstalled(machine);
  const shown = await showDesk(browser, app.url);
  await openCustomer(shown, lane.training);
  const code = await installer.install(machine, newer);
  if (installer.closesApp) {
    notes.see('exit code 0', code, 0);
    await until('the app that ran has ended', () => app.hasEnded());
    notes.see('the app that ran has been closed', app.hasEnded(), true);
    await shown.leave().catch(() => {});
  } else {
    notes.see('exit code 3010: a restart is needed', code, 3010);
    await shown.leave();
    notes.see('the app that ran goes on until it is closed', (await app.close()).code, 0);
    await machine.halt();
    // The first program after a start waits until what a restart is to do has been done.
    await machine.run(['cmd', '/c', 'exit']);
  }
  await keptBy(lane, newer, config, changes);
  notes.see('it is the newer version', await versionOf(machine), newer.version);
};
