import { generateKeyPairSync } from 'node:crypto';
import { hostname, userInfo } from 'node:os';
import * as v from 'valibot';
import { fail, ok, type Result } from '../../shared/domain/problem.ts';
import { shownWithin } from '../../shared/domain/shown-text.ts';
import { LONGEST_NAME, provisioningName } from '../../shared/provisioning/manifest.ts';
import type { EntriesByName, KeychainResult } from '../ports/keychain.ts';
import { keyIdOf, type PrivateKey, PrivateKeySchema } from './opening-key.ts';

/** The keychain's entry of this user's own key. */
const DEVICE = 'provisioning/device-key';

const GROUPS = 'provisioning/group/';

/** The keychain's entry of a group's key. */
export const groupEntry = (id: string): string => `${GROUPS}${id}`;

const Entry = v.pipe(v.string(), v.parseJson(), PrivateKeySchema);

type Fault = Extract<KeychainResult<unknown>, { readonly ok: false }>['fault'];

const keychainFault = (why: Fault) => fail('bundle.keychain', { why });

/** What a device is called whose account and machine have no name that can be shown. */
const NAMELESS = 'a device';

/** The account and the machine, as people know them. */
export const thisDevice = (): string => {
  const user = (() => {
    try {
      return userInfo().username;
    } catch {
      return '';
    }
  })();
  const name = shownWithin(LONGEST_NAME, `${user} on ${hostname()}`);
  return v.is(provisioningName, name) ? name : NAMELESS;
};

/** A new key that opens bundles, under this name. */
export const newOpeningKey = (name: string): PrivateKey => {
  const { x = '', d = '' } = generateKeyPairSync('x25519').privateKey.export({ format: 'jwk' });
  return { id: keyIdOf(x), name, key: { kty: 'OKP', crv: 'X25519', x, d } };
};

const keyIn = async (keychain: EntriesByName, account: string): Promise<Result<PrivateKey | null>> => {
  const held = await keychain.get(account);
  if (!held.ok) return held.fault === 'absent' ? ok(null) : keychainFault(held.fault);
  const entry = v.safeParse(Entry, held.value);
  return entry.success ? ok(entry.output) : keychainFault('corrupt');
};

/**
 * This user's own key, made at first use. A keychain that is locked, or does not answer, is no reason to make another one:
 * nothing that was sealed for the first would open. Problems: `bundle.keychain`.
 */
export const deviceKey = async (
  keychain: EntriesByName,
  name: () => string = thisDevice,
): Promise<Result<PrivateKey>> => {
  const held = await keyIn(keychain, DEVICE);
  if (!held.ok) return held;
  if (held.value !== null) return ok(held.value);
  const stored = await keychain.set(DEVICE, JSON.stringify(newOpeningKey(name())));
  if (!stored.ok) return keychainFault(stored.fault);
  // Another start of this user may have made one at the same moment: what stands there is the key.
  const kept = await keyIn(keychain, DEVICE);
  if (!kept.ok) return kept;
  return kept.value === null ? keychainFault('unavailable') : ok(kept.value);
};

/** The keys of the groups that this user holds. Problems: `bundle.keychain`. */
export const groupKeys = async (keychain: EntriesByName): Promise<Result<readonly PrivateKey[]>> => {
  const accounts = await keychain.list();
  if (!accounts.ok) return accounts.fault === 'absent' ? ok([]) : keychainFault(accounts.fault);
  const groups: PrivateKey[] = [];
  for (const account of accounts.value.filter((one) => one.startsWith(GROUPS))) {
    const group = await keyIn(keychain, account);
    if (!group.ok) return group;
    if (group.value !== null) groups.push(group.value);
  }
  return ok(groups);
};

/** The keys with which this user opens bundles already: nothing is made. Problems: `bundle.keychain`. */
export const heldKeys = async (keychain: EntriesByName): Promise<Result<readonly PrivateKey[]>> => {
  const own = await keyIn(keychain, DEVICE);
  if (!own.ok) return own;
  const groups = await groupKeys(keychain);
  return groups.ok ? ok([...(own.value === null ? [] : [own.value]), ...groups.value]) : groups;
};

/** Keeps the key of a group. Problems: `bundle.keychain`. */
export const keepGroup = async (keychain: EntriesByName, group: PrivateKey): Promise<Result<null>> => {
  const stored = await keychain.set(groupEntry(group.id), JSON.stringify(group));
  return stored.ok ? ok(null) : keychainFault(stored.fault);
};

/** Every key with which this user opens bundles: their own, made at first use, and those of groups. Problems: `bundle.keychain`. */
export const deviceKeys = async (keychain: EntriesByName): Promise<Result<PrivateKey[]>> => {
  const own = await deviceKey(keychain);
  if (!own.ok) return own;
  const groups = await groupKeys(keychain);
  return groups.ok ? ok([own.value, ...groups.value]) : groups;
};
