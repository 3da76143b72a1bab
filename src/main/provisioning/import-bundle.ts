import { join } from 'node:path';
import { fail, ok, type Result } from '../../shared/domain/problem.ts';
import type { PublicKey } from '../../shared/provisioning/manifest.ts';
import { settingsOfText } from '../config/find-settings.ts';
import { addressesOf } from '../credentials/entries/addresses.ts';
import { storeCredentials } from '../credentials/entries/store-credentials.ts';
import { type Clock, epochMs } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { EntriesByName } from '../ports/keychain.ts';
import { admitDates, admitNeeds, admitSigner, admitVersion } from './admission.ts';
import { type ReadBundle, readBundle, sha256Of } from './bundle.ts';
import { broughtBy, renamed } from './bundle-keychain.ts';
import { cleanUp } from './clean-up.ts';
import type { Contents } from './contents.ts';
import { deviceKeys, groupKeys, keepGroup } from './device-keys.ts';
import { writeFlushed } from './flushed.ts';
import { keepLatest } from './latest-time.ts';
import { inTurn } from './lock.ts';
import { putMarker } from './marker.ts';
import { openBundle } from './open-bundle.ts';
import { tryPassphrase } from './passphrase-tries.ts';
import { keyFingerprint } from './signing-key.ts';
import {
  type BundleFrom,
  commitState,
  configurationName,
  type KeptBundle,
  type KeptState,
  readState,
} from './state.ts';
import { type BundleTrust, expecting, keepTrust, readTrust, vouchesFor } from './trust.ts';

/** The steps of an import, in their order. Up to `committed` nothing is in use, and from there on all of it. */
type ImportStep =
  | 'locked'
  | 'admitted'
  | 'opened'
  | 'checked'
  | 'marked'
  | 'expected'
  | 'stored'
  | 'written'
  | 'committed'
  | 'cleaned';

/** What importing needs from outside. */
export interface ProvisioningDeps {
  /** The folder of the state. */
  readonly folder: string;
  readonly keychain: EntriesByName;
  readonly clock: Pick<Clock, 'now' | 'mark' | 'sleep'>;
  readonly ids: Pick<Ids, 'v7'>;
  /** Of this Branchdesk. */
  readonly version: string;
  /** Id of whoever does it. */
  readonly operator: string;
  /** The keys that an administrator of the machine says count; null: nobody said so. Problems: `bundle.place`. */
  readonly machineKeys: () => Promise<Result<readonly PublicKey[] | null>>;
  /** Told after each step, and waited for. */
  readonly onStep?: (step: ImportStep) => Promise<void> | void;
}

/** A bundle that is to be imported. */
export interface AskedImport {
  readonly text: string;
  /** The name by which faults of its configuration are told. */
  readonly file: string;
  readonly from: BundleFrom;
  /** What opens it, where it was sealed for a passphrase; null: nobody has typed one. */
  readonly passphrase: string | null;
  /** The fingerprint that its signer has to have; null: none was told. */
  readonly trust: string | null;
}

/** What was imported. */
export interface Imported {
  readonly kept: KeptBundle;
  readonly fingerprint: string;
  /** Whether it has fixed which keys count: somebody has to compare the fingerprint. */
  readonly isFirst: boolean;
}

/** A bundle that may come in, as far as it says of itself; nothing of it was opened. */
export interface LookedAt {
  readonly bundle: ReadBundle;
  /** Whether it would fix which keys count. */
  readonly isFirst: boolean;
}

interface Before {
  readonly state: KeptState;
  readonly trust: BundleTrust | null;
  readonly counted: readonly PublicKey[] | null;
}

/** The moment by which a bundle is judged: no clock that was set back counts below what was signed before. */
const judgedAt = ({ now }: Pick<Clock, 'now'>, { current }: KeptState): number =>
  Math.max(epochMs(now()), current === null ? 0 : Date.parse(current.manifest.issuedAt));

/** Whether a bundle may be imported, as far as it says of itself; gives what is there before. */
const admit = async (
  bundle: ReadBundle,
  { trust: compared }: AskedImport,
  { folder, keychain, clock, version, machineKeys }: ProvisioningDeps,
): Promise<Result<Before>> => {
  const [{ state }, trust, byMachine] = [
    await readState(folder),
    await readTrust(keychain),
    await machineKeys(),
  ];
  if (!byMachine.ok) return byMachine;
  if (!trust.ok) return trust;
  // Where no import came to its end, nothing was fixed yet.
  const fixed = trust.value !== null && trust.value.highest > 0 ? trust.value.keys : null;
  const counted = byMachine.value ?? fixed ?? state.current?.manifest.keys ?? null;
  const { manifest, signer } = bundle;
  for (const admitted of [
    admitSigner(signer, { counted, compared }),
    admitDates(manifest, judgedAt(clock, state)),
    admitVersion(bundle, state, trust.value),
    admitNeeds(manifest, version),
  ])
    if (!admitted.ok) return admitted;
  return ok({ state, trust: trust.value, counted });
};

const open = async (
  bundle: ReadBundle,
  { passphrase }: AskedImport,
  deps: ProvisioningDeps,
): Promise<Result<Contents>> => {
  if (bundle.manifest.audience.for === 'keys') {
    const keys = await deviceKeys(deps.keychain);
    return keys.ok ? openBundle(bundle, { keys: keys.value }) : keys;
  }
  if (passphrase === null || passphrase === '') return fail('bundle.passphrase-needed');
  return tryPassphrase(deps, bundle.manifest.id, () => openBundle(bundle, { passphrase }));
};

/** What the configuration names has to be on this machine. Problems: `bundle.contents`. */
const checkedAddresses = async (
  file: string,
  { configuration }: Contents,
): Promise<Result<ReturnType<typeof addressesOf>>> => {
  const read = await settingsOfText(file, configuration);
  if (read.ok) return ok(addressesOf(read.settings.upstreams));
  const [first] = read.faults;
  const { message: why = 'is unreadable', line = 1, column = 1 } = first ?? {};
  return fail('bundle.contents', { why, line, column });
};

/** Writes everything that is new beside what is in use; and then, in one step, lets it be in use. */
const takeIn = async (
  bundle: ReadBundle,
  { file, from }: AskedImport,
  contents: Contents,
  { state, trust }: Before,
  deps: ProvisioningDeps,
): Promise<Result<KeptBundle>> => {
  const { folder, keychain, clock, ids, operator, onStep = () => {} } = deps;
  const { manifest, signer, signed } = bundle;
  const addresses = await checkedAddresses(file, contents);
  if (!addresses.ok) return addresses;
  const held = await groupKeys(keychain);
  if (!held.ok) return held;
  const groups = contents.groups.filter(({ id }) => !held.value.some((group) => group.id === id));
  await onStep('checked');

  const digest = sha256Of(signed);
  const wasVouched = (one: KeptBundle | null): one is KeptBundle => one !== null && vouchesFor(trust, one);
  const before = [state.current, state.before].find(wasVouched) ?? null;
  const leaves = [state.current, state.before].flatMap((one) =>
    one === null || one === before ? [] : [one.manifest.id],
  );
  const marked = await putMarker(folder, {
    ...{ id: manifest.id, digest, leaves },
    groups: groups.map(({ id }) => id),
  });
  if (!marked.ok) return marked;
  await onStep('marked');
  const expected = await keepTrust(keychain, expecting(trust, digest));
  if (!expected.ok) return expected;
  await onStep('expected');
  const stored = await storeCredentials(
    renamed(keychain, broughtBy(manifest)),
    contents.credentials,
    addresses.value,
  );
  if (!stored.ok)
    return fail('bundle.keychain', {
      why: stored.problem.data.why ?? stored.problem.code.replace('credentials.', ''),
    });
  for (const group of groups) {
    const kept = await keepGroup(keychain, group);
    if (!kept.ok) return kept;
  }
  await onStep('stored');
  const written = await writeFlushed(join(folder, configurationName(manifest.id)), contents.configuration);
  if (!written.ok) return written;
  await onStep('written');

  const at = epochMs(clock.now());
  const kept: KeptBundle = {
    ...{ manifest, signer, signed, digest, from, importedAt: at },
    configuration: contents.configuration,
  };
  const committed = await commitState(folder, {
    current: kept,
    before,
    left: null,
    unrecorded: [
      ...state.unrecorded,
      {
        ...{ recordId: ids.v7(), at, what: 'imported', operator },
        ...{ id: manifest.id, version: manifest.version, fingerprint: keyFingerprint(signer) },
      },
    ],
  });
  if (!committed.ok) return committed;
  await onStep('committed');
  return ok(kept);
};

const importLocked = async (
  bundle: ReadBundle,
  asked: AskedImport,
  deps: ProvisioningDeps,
): Promise<Result<Imported>> => {
  const { folder, keychain, clock, onStep = () => {} } = deps;
  await onStep('locked');
  // Whatever a run before has left is put right first.
  const clean = await cleanUp(folder, keychain);
  if (!clean.ok) return clean;
  const before = await admit(bundle, asked, deps);
  if (!before.ok) return before;
  await onStep('admitted');
  const contents = await open(bundle, asked, deps);
  if (!contents.ok) return contents;
  await onStep('opened');
  const kept = await takeIn(bundle, asked, contents.value, before.value, deps);
  // What is left here is put right by the next start.
  await cleanUp(folder, keychain);
  if (!kept.ok) return kept;
  await keepLatest(keychain, judgedAt(clock, { ...before.value.state, current: kept.value }));
  await onStep('cleaned');
  return ok({
    kept: kept.value,
    fingerprint: keyFingerprint(bundle.signer),
    isFirst: before.value.counted === null && asked.trust === null,
  });
};

/** Looks at a bundle before it is imported; nothing is changed and nothing is opened. Problems: `bundle.*`. */
export const lookAtBundle = async (asked: AskedImport, deps: ProvisioningDeps): Promise<Result<LookedAt>> => {
  const bundle = readBundle(asked.text);
  if (!bundle.ok) return bundle;
  const before = await admit(bundle.value, asked, deps);
  return before.ok ? ok({ bundle: bundle.value, isFirst: before.value.counted === null }) : before;
};

/**
 * Imports a bundle: verifies it, judges by what counts here whether it may come in, opens it, and takes it in. Where any
 * step refuses, configuration, credentials and trust are as they were. Problems: `bundle.*`.
 */
export const importBundle = async (asked: AskedImport, deps: ProvisioningDeps): Promise<Result<Imported>> => {
  const bundle = readBundle(asked.text);
  if (!bundle.ok) return bundle;
  return inTurn(deps.folder, deps.clock, () => importLocked(bundle.value, asked, deps));
};
