import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createMemoryEntries,
  createMemoryKeychain,
} from '../../../../src/main/credentials/keychain/memory-keychain.ts';
import {
  type AdministratorKey,
  newAdministratorKey,
} from '../../../../src/main/provisioning/administrator-key.ts';
import { deviceKeys } from '../../../../src/main/provisioning/device-keys.ts';
import {
  type AskedImport,
  importBundle,
  type ProvisioningDeps,
} from '../../../../src/main/provisioning/import-bundle.ts';
import { LOCK_FILE } from '../../../../src/main/provisioning/lock.ts';
import { type BundleParts, makeBundle } from '../../../../src/main/provisioning/make-bundle.ts';
import { rollBack } from '../../../../src/main/provisioning/roll-back.ts';
import { realClock } from '../../../support/clock.ts';
import { realIds } from '../../../support/ids.ts';

/** The configuration of a branch with all three systems; `name` tells one version from another. */
const configuration = (name: string): string =>
  JSON.stringify({
    version: 1,
    branch: { id: 'IN-042', name, country: 'IN' },
    upstreams: { airpay: {}, capillary: { baseUrl: 'https://eu.api.capillarytech.com' }, wm: {} },
  });

/** Credentials in which each value names the version that brought it. */
const credentials = (name: string): BundleParts['contents']['credentials'] => ({
  airpay: { token: `canary-token-${name}`, secretKey: `canary-secret-${name}` },
  capillary: { till: `till.${name}`, password: `canary-password-${name}` },
  wm: { clientId: `client-${name}`, accessToken: `canary-access-${name}` },
  operators: { pepper: `canary-pepper-${name}-0123456789abcdef0123456789` },
});

const DAY_MS = 86_400_000;

/** A moment so many days from now, as a bundle says it. */
export const inDays = (days: number, now = Date.now()): string => new Date(now + days * DAY_MS).toISOString();

/** The id of a bundle that is known by a number. */
export const idOf = (version: number): string =>
  `01890a5d-ac96-774b-bcce-${String(version).padStart(12, '0')}`;

/** What a bundle of a test may say otherwise. */
export interface Otherwise {
  readonly said?: Partial<BundleParts['about']>;
  readonly signer?: AdministratorKey;
  readonly for?: BundleParts['for'];
  readonly contents?: Partial<BundleParts['contents']>;
}

/** One user's Branchdesk of a test, as far as bundles are imported into it. */
export const createPlace = (
  given: { readonly clock?: ProvisioningDeps['clock']; readonly limitBytes?: number } = {},
) => {
  const folder = mkdtempSync(join(tmpdir(), 'branchdesk-place-'));
  const entries = new Map<string, string>();
  const keychain = createMemoryKeychain({ entries: createMemoryEntries(entries) });
  const administrator = newAdministratorKey();
  const deps: ProvisioningDeps = {
    ...{ folder: join(folder, 'provisioned'), keychain, ids: realIds },
    ...{ clock: given.clock ?? realClock, version: '1.2.3', operator: 'rekha' },
    machineKeys: async () => ({ ok: true, value: null }),
  };
  const make = async (version: number, otherwise: Otherwise = {}): Promise<string> => {
    const keys = await deviceKeys(keychain);
    if (!keys.ok) throw new Error(keys.problem.code);
    const made = await makeBundle({
      signer: otherwise.signer ?? administrator,
      for: otherwise.for ?? {
        cards: keys.value.map(({ id, name, key }) => ({ kind: 'device', id, name, x: key.x })),
      },
      contents: {
        configuration: configuration(`v${version}`),
        credentials: credentials(`v${version}`),
        groups: [],
        ...otherwise.contents,
      },
      about: {
        ...{ id: idOf(version), version, graceDays: 14, needs: '0.1.0', floor: 0, issuer: 'IT of the south' },
        ...{ issuedAt: inDays(-1), expiresAt: inDays(30), keys: [administrator.x] },
        ...otherwise.said,
      },
    });
    if (!made.ok) throw new Error(`${made.problem.code} ${JSON.stringify(made.problem.data)}`);
    return made.value;
  };
  const importIt = (text: string, asked: Partial<AskedImport> = {}, more: Partial<ProvisioningDeps> = {}) =>
    importBundle(
      { text, file: 'a.bundle', from: 'file', passphrase: null, trust: null, ...asked },
      { ...deps, ...more },
    );
  /** Every file of the state and every entry, but for what any start may write. */
  const look = () => ({
    files: Object.fromEntries(
      readdirSync(deps.folder)
        .filter((name) => name !== LOCK_FILE && !name.startsWith('tries.db'))
        .map((name) => [name, readFileSync(join(deps.folder, name), 'utf8')]),
    ),
    entries: Object.fromEntries(
      [...entries].filter(([name]) => !['provisioning/seen', 'provisioning/tries', '.index'].includes(name)),
    ),
  });
  return {
    ...{ folder, entries, keychain, administrator, deps, make, importIt, look },
    rollBack: () => rollBack(deps),
    end: () => rmSync(folder, { recursive: true, force: true }),
  };
};

/** See {@link createPlace}. */
export type Place = ReturnType<typeof createPlace>;
