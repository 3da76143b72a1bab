import type { Result } from '../../shared/domain/problem.ts';
import type { PublicKey } from '../../shared/provisioning/manifest.ts';
import type { Host } from '../ports/host.ts';
import type { EntriesByName } from '../ports/keychain.ts';
import { readPlainFile } from '../ports/plain-file.ts';
import { configurationLines, manifestLines } from './about-bundle.ts';
import { admitDates, admitNeeds } from './admission.ts';
import { MOST_BUNDLE_BYTES, type ReadBundle, readBundle } from './bundle.ts';
import { heldKeys } from './device-keys.ts';
import { openBundle } from './open-bundle.ts';
import { faultAt } from './or-faults.ts';
import { said } from './said.ts';
import { readTrust } from './trust.ts';

/** What checking a bundle needs. */
interface CheckBundleDeps {
  readonly host: Pick<Host, 'write' | 'version'>;
  readonly keychain: EntriesByName;
  /** The administrators' keys that the machine says count; null: it says none. */
  readonly machineKeys: () => Promise<Result<readonly PublicKey[] | null>>;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** What there is to say of a bundle, and what is wrong with it. */
interface Checked {
  readonly lines: readonly string[];
  readonly faults: readonly string[];
}

const says = (...lines: readonly string[]): Checked => ({ lines, faults: [] });

/** What is in a bundle, where this user's keys open it. Nothing is made in the keychain for it. */
const inside = async (bundle: ReadBundle, { keychain }: CheckBundleDeps): Promise<Checked> => {
  const keys = await heldKeys(keychain);
  const opened = keys.ok ? await openBundle(bundle, { keys: keys.value }) : keys;
  if (opened.ok)
    return says('here: it opens, and holds what it says', ...configurationLines(opened.value.configuration));
  // These say nothing against the bundle: it is for others, or this machine cannot tell.
  switch (opened.problem.code) {
    case 'bundle.passphrase-needed':
      return says('here: it was not opened, that takes its passphrase');
    case 'bundle.keychain':
      return says('here: it was not opened, the keychain gives no key');
    case 'bundle.not-for-us':
      return says('here: it was not opened, this user holds none of its keys');
    default:
      return { lines: [], faults: [said(opened.problem)] };
  }
};

/** Whether bundles of its signer are taken here. */
const standing = async (
  { signer }: ReadBundle,
  { keychain, machineKeys }: CheckBundleDeps,
): Promise<string> => {
  const byMachine = await machineKeys();
  const trust = await readTrust(keychain);
  if (!byMachine.ok || !trust.ok) return 'its key: whether it counts here cannot be told';
  const counted = byMachine.value ?? trust.value?.keys ?? null;
  if (counted === null) return 'its key: none counts here yet, the first bundle fixes it';
  return counted.includes(signer) ? 'its key: counts here' : 'its key: does not count here';
};

/**
 * `--check-bundle FILE`: prints everything about a bundle but its secrets, and gives 0; or a line for each thing that is wrong
 * with it, and gives 1. Changes nothing, in the keychain neither.
 */
export const checkBundle = async (file: string, deps: CheckBundleDeps): Promise<number> => {
  const { host, now } = deps;
  const tell = (faults: readonly string[]): number => {
    host.write(faults.map((fault) => `${faultAt(file, fault)}\n`).join(''));
    return 1;
  };
  const text = await readPlainFile(file, { mostBytes: MOST_BUNDLE_BYTES });
  if (!text.ok) return tell([text.message]);
  const read = readBundle(text.text);
  if (!read.ok) return tell([said(read.problem)]);
  const { manifest, signer } = read.value;
  const refused = [admitDates(manifest, now), admitNeeds(manifest, host.version)];
  const { lines, faults } = await inside(read.value, deps);
  const all = [...refused.flatMap((one) => (one.ok ? [] : [said(one.problem)])), ...faults];
  if (all.length > 0) return tell(all);
  const told = [...manifestLines(manifest, signer), await standing(read.value, deps), ...lines];
  host.write(`${[`${file}: no faults`, ...told].join('\n')}\n`);
  return 0;
};
