import { v7 } from 'uuid';
import { fail, ok, type Problem, problem, type Result } from '../../shared/domain/problem.ts';
import type { Manifest } from '../../shared/provisioning/manifest.ts';
import { systemClock } from '../clock/system-clock.ts';
import type { ConfigFault } from '../config/read-settings.ts';
import type { FoundBundle, NewBundle } from '../kiosk/new-bundle.ts';
import { STAFF } from '../kiosk/staff.ts';
import { osAccount } from '../operators/os-account.ts';
import { idOf } from '../operators/os-operator.ts';
import type { Host } from '../ports/host.ts';
import type { Keychain } from '../ports/keychain.ts';
import { readBundle, sha256Of } from '../provisioning/bundle.ts';
import { cleanUp } from '../provisioning/clean-up.ts';
import {
  type AskedImport,
  type Imported,
  importBundle,
  type LookedAt,
  lookAtBundle,
  type ProvisioningDeps,
} from '../provisioning/import-bundle.ts';
import { inTurn } from '../provisioning/lock.ts';
import { machineBundle, machineBundleFile, machineKeys } from '../provisioning/machine-place.ts';
import { readMarker } from '../provisioning/marker.ts';
import { rollBack } from '../provisioning/roll-back.ts';
import { said } from '../provisioning/said.ts';
import { type KeptBundle, type KeptState, readState, stateFolder } from '../provisioning/state.ts';
import { machineConfiguration } from './configured.ts';
import { hostKeychain } from './host-keychain.ts';

/** What a person may do with bundles, on a screen or by a switch. */
export interface Provisioning {
  /** Looks at a bundle that a user brings, before it is imported. Problems: `bundle.*`. */
  look(asked: Pick<AskedImport, 'text' | 'file'>): Promise<Result<LookedAt>>;
  /** Imports a bundle that a user brings. Problems: `bundle.*`; nothing is changed then. */
  import(asked: Omit<AskedImport, 'from'>): Promise<Result<Imported>>;
  /** Goes back to the bundle before. Problems: `bundle.*`; nothing is changed then. */
  rollBack(): Promise<Result<KeptBundle>>;
  /**
   * Tries once more what the start tried: the bundle of the machine-wide folder, with the patience of somebody who can
   * unlock a keychain. `passphrase`: what was typed for it; null: nothing. Problems: `bundle.*`.
   */
  retry(passphrase: string | null): Promise<Result<null>>;
  /** Why the bundle in the machine-wide folder was not imported; null: it was, or there is none. */
  refused(): Problem | null;
  /**
   * Imports the bundle of the machine-wide folder where it is new; resolves when it is done, or takes too long to wait for.
   * Gives why it was not imported, at its file.
   */
  atStart(): Promise<ConfigFault | null>;
  /** What staff at a kiosk may do: with the bundle of the machine-wide folder, and no other. */
  readonly forStaff: NewBundle;
  /** Resolves when nothing is under way any more. */
  settled(): Promise<void>;
}

/** So long a start waits for an import; then the window is shown without it. */
const HEAD_START_MS = 4_000;

/** A bundle that was not imported, and why. */
interface Refused {
  readonly file: string;
  readonly problem: Problem;
}

const isKnown = ({ current, before, left }: KeptState, digest: string): boolean =>
  current !== null && [current.digest, before?.digest, left].includes(digest);

/** The digest by which a bundle is known, read from its text as far as that goes; it is verified when it is imported. */
const digestIn = (text: string): string | null => {
  const signed = /^\{"manifest":"([\w.-]+)"/.exec(text)?.[1];
  return signed === undefined ? null : sha256Of(signed);
};

/** What lies in the machine-wide folder, and what it is to this user. */
interface FoundOnMachine {
  readonly asked: AskedImport;
  readonly manifest: Manifest;
  readonly state: 'had' | 'new' | 'taken';
}

/** As staff are told of it. */
const foundBundle = (found: Result<FoundOnMachine | null>): Result<FoundBundle> => {
  if (!found.ok) return found;
  if (found.value === null) return ok({ state: 'none', issuer: null, version: null, until: null });
  const { state, manifest } = found.value;
  const { issuer, version, expiresAt } = manifest;
  return ok({ state, issuer, version, until: Date.parse(expiresAt) });
};

const place = (value: unknown): number => (typeof value === 'number' ? value : 1);

const faultOf = ({ file, problem: { code, data } }: Refused): ConfigFault => ({
  ...{ file, line: place(data.line), column: place(data.column) },
  message: said({ code, data }),
});

/** Runs things that have a keychain each, which ends with them; the other function resolves when none is under way. */
const createRuns = (host: Host) => {
  const underWay = new Set<Promise<unknown>>();
  const follow = <T>(doing: Promise<T>): Promise<T> => {
    underWay.add(doing);
    const done = (): void => void underWay.delete(doing);
    doing.then(done, done);
    return doing;
  };
  return {
    follow,
    within: <T>(work: (keychain: Keychain) => Promise<T>): Promise<T> => {
      const keychain = hostKeychain(host);
      return follow(work(keychain).finally(() => keychain.close()));
    },
    settled: async (): Promise<void> => {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
};

/**
 * Makes what imports bundles for this user.
 * @param onImported told when something was imported, and waited for: the app may run already
 */
export const createProvisioning = (
  host: Host,
  onImported: () => Promise<void> = async () => {},
): Provisioning => {
  const folder = stateFolder(host.userDataDir);
  const clock = systemClock;
  const { within, follow, settled } = createRuns(host);
  let refused: Refused | null = null;

  const depsOf = async (
    keychain: ProvisioningDeps['keychain'],
    operator?: string,
  ): Promise<ProvisioningDeps> => ({
    ...{ folder, keychain, clock, ids: { v7: () => v7() }, version: host.version },
    operator: operator ?? idOf((await osAccount(host.platform)).name),
    machineKeys: () => machineKeys(host),
  });

  /** Imports what an administrator put there, where it is new; gives why not. */
  const importNew = async (
    passphrase: string | null,
    of: (keychain: Keychain) => ProvisioningDeps['keychain'],
  ): Promise<Refused | null> => {
    const found = await machineBundle(host);
    if (!found.ok) return { file: String(found.problem.data.file), problem: found.problem };
    if (found.value === null) return null;
    const { file, text } = found.value;
    const { state } = await readState(folder);
    const digest = digestIn(text);
    if (digest !== null && isKnown(state, digest)) return null;
    const imported = await within(async (keychain) =>
      importBundle({ text, file, passphrase, trust: null, from: 'machine' }, await depsOf(of(keychain))),
    );
    return imported.ok ? null : { file, problem: imported.problem };
  };
  const importMachine = async (...how: Parameters<typeof importNew>): Promise<Refused | null> => {
    refused = await importNew(...how);
    return refused;
  };

  /** The bundle of the machine-wide folder, as far as it may come in; null: there is none. */
  const findMachine = async (): Promise<Result<FoundOnMachine | null>> => {
    const found = await machineBundle(host);
    if (!found.ok) return found;
    if (found.value === null) return ok(null);
    const { file, text } = found.value;
    const read = readBundle(text);
    if (!read.ok) return read;
    const { state } = await readState(folder);
    const asked = { text, file, passphrase: null, trust: null, from: 'machine' } as const;
    if (isKnown(state, sha256Of(read.value.signed)))
      return ok({ asked, manifest: read.value.manifest, state: 'had' });
    const looked = await within(async (keychain) => lookAtBundle(asked, await depsOf(keychain)));
    return looked.ok ? ok({ asked, manifest: looked.value.bundle.manifest, state: 'new' }) : looked;
  };

  const putRight = async (): Promise<void> => {
    if ((await readMarker(folder)) === null) return;
    await within((keychain) => inTurn(folder, clock, () => cleanUp(folder, keychain)));
  };

  return {
    settled,
    forStaff: {
      find: async () => foundBundle(await findMachine()),
      take: async () => {
        const found = await findMachine();
        if (!found.ok || found.value?.state !== 'new') return foundBundle(found);
        const { asked } = found.value;
        const imported = await within(async (keychain) => importBundle(asked, await depsOf(keychain, STAFF)));
        if (!imported.ok) return imported;
        refused = null;
        return foundBundle(ok({ ...found.value, state: 'taken' }));
      },
    },
    refused: () => refused?.problem ?? null,
    look: async (asked) => {
      const other = await machineConfiguration(host);
      if (other !== null) return fail('bundle.place', { file: other, why: 'configured' });
      return within(async (keychain) =>
        lookAtBundle({ ...asked, from: 'file', passphrase: null, trust: null }, await depsOf(keychain)),
      );
    },
    import: async (asked) => {
      const other = await machineConfiguration(host);
      if (other !== null) return fail('bundle.place', { file: other, why: 'configured' });
      const imported = await within(async (keychain) =>
        importBundle({ ...asked, from: 'file' }, await depsOf(keychain)),
      );
      if (imported.ok) await onImported();
      return imported;
    },
    rollBack: () => within(async (keychain) => rollBack(await depsOf(keychain))),
    retry: async (passphrase) => {
      const not = await importMachine(passphrase, ({ patient }) => patient);
      if (not !== null) return { ok: false, problem: not.problem };
      await onImported();
      return ok(null);
    },
    atStart: async () => {
      let isLate = false;
      const importing = importMachine(null, (keychain) => keychain);
      const goOn = async (): Promise<void> => {
        const not = await importing;
        if (isLate) host.emit('info.changed', {});
        if (isLate && not === null) await onImported();
        // What a run before has left does not keep the window waiting.
        await putRight();
      };
      void follow(goOn()).catch(() => {});
      const enough = new AbortController();
      const waited = clock.sleep(HEAD_START_MS, enough.signal).then(
        () => true,
        () => false,
      );
      isLate = await Promise.race([importing.then(() => false), waited]);
      enough.abort();
      if (isLate)
        refused = { file: machineBundleFile(host), problem: problem('bundle.keychain', { why: 'slow' }) };
      return refused === null ? null : faultOf(refused);
    },
  };
};
