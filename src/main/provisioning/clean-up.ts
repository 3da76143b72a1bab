import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../shared/domain/problem.ts';
import type { EntriesByName, KeychainResult } from '../ports/keychain.ts';
import { bundleOf, entriesOfBundle } from './bundle-keychain.ts';
import { groupEntry } from './device-keys.ts';
import { type Marker, readMarker, takeMarker } from './marker.ts';
import { configurationName, type KeptState, type ReadState, readState } from './state.ts';
import { type BundleTrust, keepTrust, readTrust, trustAfter } from './trust.ts';

/** Ids of the bundles that a state names. */
const namedBy = ({ current, before }: KeptState): ReadonlySet<string> =>
  new Set([current, before].flatMap((kept) => (kept === null ? [] : [kept.manifest.id])));

const drop = async (keychain: EntriesByName, accounts: Iterable<string>): Promise<KeychainResult<void>> => {
  for (const account of accounts) {
    const dropped = await keychain.delete(account);
    if (!dropped.ok && dropped.fault !== 'absent') return dropped;
  }
  return { ok: true, value: undefined };
};

/** Takes away the entries of bundles that the state does not name, and what an import that came to nothing has left. */
const cleanKeychain = async (
  keychain: EntriesByName,
  { state, fault }: ReadState,
  marker: Marker | null,
): Promise<Result<null>> => {
  // A state that cannot be read just now may still name them.
  if (fault !== null) return ok(null);
  const named = namedBy(state);
  const listed = await keychain.list();
  if (!listed.ok && listed.fault !== 'absent') return fail('bundle.keychain', { why: listed.fault });
  const left = (listed.ok ? listed.value : []).filter((account) => {
    const id = bundleOf(account);
    return id !== null && !named.has(id);
  });
  // One whose name is listed and whose value never came, or is gone already, is not told of.
  const told = marker === null ? [] : [marker.id, ...marker.leaves];
  const begun = told.filter((id) => !named.has(id)).flatMap(entriesOfBundle);
  const groups = marker === null || named.has(marker.id) ? [] : marker.groups.map(groupEntry);
  const dropped = await drop(keychain, new Set([...left, ...begun, ...groups]));
  return dropped.ok ? ok(null) : fail('bundle.keychain', { why: dropped.fault });
};

/** Files of the folder that hold a configuration, or are half of a file. */
const IS_OURS = /\.config\.json$|\.new$/;

const cleanFiles = async (folder: string, { state, fault }: ReadState): Promise<Result<null>> => {
  if (fault !== null) return ok(null);
  const named = new Set([...namedBy(state)].map(configurationName));
  try {
    for (const name of await readdir(folder))
      if (IS_OURS.test(name) && !named.has(name)) await rm(join(folder, name), { force: true });
    return ok(null);
  } catch {
    return fail('bundle.not-written', { why: 'clean-up' });
  }
};

const isSame = (one: BundleTrust, other: BundleTrust): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

const settleTrust = async (keychain: EntriesByName, state: KeptState): Promise<Result<null>> => {
  const trust = await readTrust(keychain);
  if (!trust.ok || trust.value === null) return trust.ok ? ok(null) : trust;
  const after = trustAfter(trust.value, state);
  return isSame(after, trust.value) ? ok(null) : keepTrust(keychain, after);
};

/**
 * Puts right whatever an import or a way back has left, however it ended: what counts is brought up to the state that
 * stands, and entries and files that it does not name are taken away. Called with the lock held. Problems:
 * `bundle.keychain`, `bundle.not-written`; the next start tries again.
 */
export const cleanUp = async (folder: string, keychain: EntriesByName): Promise<Result<null>> => {
  const [read, marker] = [await readState(folder), await readMarker(folder)];
  const trusted = await settleTrust(keychain, read.state);
  if (!trusted.ok) return trusted;
  const entries = await cleanKeychain(keychain, read, marker);
  if (!entries.ok) return entries;
  const files = await cleanFiles(folder, read);
  return files.ok ? takeMarker(folder) : files;
};
