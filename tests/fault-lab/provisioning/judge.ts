import { readdirSync } from 'node:fs';
import {
  createMemoryEntries,
  createMemoryKeychain,
} from '../../../src/main/credentials/keychain/memory-keychain.ts';
import { bundleKeychain } from '../../../src/main/provisioning/bundle-keychain.ts';
import { type KeptBundle, readState, stateFolder } from '../../../src/main/provisioning/state.ts';
import { readTrust } from '../../../src/main/provisioning/trust.ts';
import { type Bundles, heldOf } from './bundles.ts';
import { entriesOnDisk } from './file-keychain.ts';

/** What a user has: the version that counts, the one before, and how much waits to be recorded. */
export interface Standing {
  readonly current: number | null;
  readonly before: number | null;
  readonly unrecorded: number;
}

const NAMES = ['airpay', 'capillary', 'wm', 'operators/pepper'] as const;
const NAMES_OF_FILES = /^(state\.json|lock\.db|[0-9a-f-]{36}\.config\.json)$/;

/** What is not as a start has to find it, and what it finds. */
export const judge = async (
  folder: string,
  bundles: Bundles,
): Promise<{ readonly found: Standing; readonly faults: readonly string[] }> => {
  const faults: string[] = [];
  const { state, fault } = await readState(stateFolder(folder));
  if (fault !== null) faults.push(`the state cannot be read: ${fault.code}`);
  const { current, before, unrecorded } = state;
  const named = [current, before].filter((kept): kept is KeptBundle => kept !== null);
  const entries = entriesOnDisk(folder);
  const keychain = createMemoryKeychain({ entries: createMemoryEntries(new Map(Object.entries(entries))) });
  for (const kept of named) {
    const { version } = kept.manifest;
    const { branch, credentials } = heldOf(version);
    const told: { readonly branch: { readonly name: string } } = JSON.parse(kept.configuration);
    if (told.branch.name !== branch)
      faults.push(`version ${version} has the configuration of ${told.branch.name}`);
    const own = bundleKeychain(keychain, kept);
    for (const name of NAMES) {
      const held = await own.get(name);
      const text = held.ok ? held.value : `(${held.fault})`;
      const wanted =
        name === 'operators/pepper'
          ? text === credentials.operators.pepper
          : Object.values(credentials[name]).every((value) => text.includes(value)) &&
            text.includes('boundTo');
      if (!wanted) faults.push(`version ${version} does not have its ${name}: ${text}`);
    }
  }
  const trust = await readTrust(keychain);
  await keychain.close();
  if (!trust.ok) faults.push(`what counts cannot be read: ${trust.problem.code}`);
  else if (current !== null) {
    const { value } = trust;
    if (value?.current !== current.digest) faults.push('the keychain vouches for another bundle');
    if ((value?.before ?? null) !== (before?.digest ?? null))
      faults.push('it vouches for another bundle before');
    if (state.left === null && value?.keys.join() !== current.manifest.keys.join())
      faults.push('other keys count than the bundle says');
    if ((value?.highest ?? 0) < current.manifest.version)
      faults.push('the highest version is lower than the present one');
  }
  if (trust.ok && trust.value !== null && trust.value.incoming !== null)
    faults.push('an import is still expected');

  const wantedEntries = named.flatMap(({ manifest }) => NAMES.map((name) => `bundle/${manifest.id}/${name}`));
  const ofBundles = Object.keys(entries).filter((name) => name.startsWith('bundle/'));
  if (ofBundles.toSorted().join() !== wantedEntries.toSorted().join())
    faults.push(`entries: ${ofBundles.toSorted().join(' ')}`);
  const index: readonly string[] = JSON.parse(entries['.index'] ?? '[]');
  const phantoms = index.filter((name) => !(name in entries));
  if (phantoms.length > 0) faults.push(`the index lists what is not there: ${phantoms.join(' ')}`);
  const files = readdirSync(stateFolder(folder));
  const odd = files.filter(
    (name) =>
      !NAMES_OF_FILES.test(name) ||
      (name.endsWith('.config.json') && !named.some(({ manifest }) => name.startsWith(manifest.id))),
  );
  if (odd.length > 0) faults.push(`files: ${odd.join(' ')}`);
  const group = current === null ? null : bundles.groupOf(current.manifest.version);
  if (group !== null && !(`provisioning/group/${group}` in entries))
    faults.push('the key of its group is missing');
  return {
    found: {
      current: current?.manifest.version ?? null,
      before: before?.manifest.version ?? null,
      unrecorded: unrecorded.length,
    },
    faults,
  };
};

/** Whether the key of a group that a version brings is held. */
export const holdsGroup = (folder: string, bundles: Bundles, version: number): boolean => {
  const group = bundles.groupOf(version);
  return group !== null && `provisioning/group/${group}` in entriesOnDisk(folder);
};
