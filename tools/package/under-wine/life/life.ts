import { type Lane, placeConfig } from '../lane.ts';
import { snapshot } from '../machine/snapshot.ts';
import { endedInAChange } from './crash.ts';
import { installed, unconfigured } from './install.ts';
import { provisioned } from './provision.ts';
import { removed } from './remove.ts';
import { repaired } from './repair.ts';
import { upgraded } from './upgrade.ts';
import { used } from './use.ts';

/** Installs, installs with a bundle, starts, and makes one change. */
export const runShort = async (lane: Lane): Promise<void> => {
  await installed(lane);
  await provisioned(lane, lane.now, true);
  lane.notes.step('');
};

/** The whole life of an installed app. */
export const runWhole = async (lane: Lane): Promise<void> => {
  const before = await snapshot(lane.machine);
  await installed(lane);
  if (lane.installer.name === 'MSI') await unconfigured(lane);
  const made = await used(lane);
  await endedInAChange(lane);
  // It is one more on record.
  const changes = made + 1;
  await upgraded(lane, changes);
  await repaired(lane, changes);
  // The MSI places files where it installs or upgrades.
  await lane.installer.remove(lane.machine, lane.newer, false);
  await lane.installer.install(lane.machine, lane.now);
  await provisioned(lane, lane.newer, false);
  placeConfig(lane);
  await removed(lane, before);
  lane.notes.step('');
};
