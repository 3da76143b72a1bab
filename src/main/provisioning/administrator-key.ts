import { generateKeyPairSync } from 'node:crypto';
import * as v from 'valibot';
import { fail, ok, type Result } from '../../shared/domain/problem.ts';
import type { PublicKey } from '../../shared/provisioning/manifest.ts';
import type { EntriesByName } from '../ports/keychain.ts';
import { signingKeyBytes } from './signing-key.ts';

/** The keychain's entry of the key with which this user signs bundles. */
const ACCOUNT = 'provisioning/administrator-key';

/** An administrator's key: Ed25519, as a private JWK (RFC 8037). `x` is the public one. */
export interface AdministratorKey {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly x: PublicKey;
  readonly d: string;
}

const Entry = v.pipe(
  v.string(),
  v.parseJson(),
  v.strictObject({
    kty: v.literal('OKP'),
    crv: v.literal('Ed25519'),
    x: v.pipe(
      v.string(),
      v.check((x) => signingKeyBytes(x) !== null),
    ),
    d: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/)),
  }),
);

/** A new administrator's key. */
export const newAdministratorKey = (): AdministratorKey => {
  const { x = '', d = '' } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  return { kty: 'OKP', crv: 'Ed25519', x, d };
};

/**
 * The key with which this user signs bundles, made at first use. What the keychain does not tell is never made anew: the
 * machines that trust the first key would refuse the second. Problems: `bundle.keychain`.
 */
export const administratorKey = async (keychain: EntriesByName): Promise<Result<AdministratorKey>> => {
  const held = await keychain.get(ACCOUNT);
  if (held.ok) {
    const entry = v.safeParse(Entry, held.value);
    return entry.success ? ok(entry.output) : fail('bundle.keychain', { why: 'corrupt' });
  }
  if (held.fault !== 'absent') return fail('bundle.keychain', { why: held.fault });
  const made = newAdministratorKey();
  const stored = await keychain.set(ACCOUNT, JSON.stringify(made));
  return stored.ok ? ok(made) : fail('bundle.keychain', { why: stored.fault });
};
