import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { KeyIdSchema, provisioningName } from '../../shared/provisioning/manifest.ts';
import { fromBase64url } from './base64url.ts';

/** A key that opens bundles, of one user's Branchdesk or of a group: X25519, as a private JWK (RFC 8037). */
export interface PrivateKey {
  /** See {@link keyIdOf}. */
  readonly id: string;
  /** Of the device or of the group. */
  readonly name: string;
  readonly key: { readonly kty: 'OKP'; readonly crv: 'X25519'; readonly x: string; readonly d: string };
}

/** The id of a public key (32 bytes, base64url): the first 16 bytes of its thumbprint (RFC 7638), hexadecimal. */
export const keyIdOf = (x: string): string =>
  createHash('sha256').update(`{"crv":"X25519","kty":"OKP","x":"${x}"}`).digest('hex').slice(0, 32);

const bytes32 = v.pipe(
  v.string(),
  v.check((text) => fromBase64url(text)?.length === 32),
);

/** A private key as the keychain and the contents of a bundle hold it. */
export const PrivateKeySchema: v.GenericSchema<unknown, PrivateKey> = v.pipe(
  v.strictObject({
    id: KeyIdSchema,
    name: provisioningName,
    key: v.strictObject({
      kty: v.literal('OKP'),
      crv: v.literal('X25519'),
      x: bytes32,
      d: bytes32,
    }),
  }),
  v.check(({ id, key }) => keyIdOf(key.x) === id),
);
