import { createHash, createPrivateKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { type AnyHeader, b64, gcmJwe, type Jwk, jws, keyJwe, passphraseJwe } from './jose-by-hand.ts';

/** The hexadecimal SHA-256 of a text. */
export const digest = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');

/** A key of a device, as a standard has it: its id is the beginning of its thumbprint (RFC 7638). */
export interface ForgedDevice {
  readonly id: string;
  readonly name: string;
  readonly jwk: Jwk;
}

/** A device of a given or a new key. */
export const forgedDevice = (
  name: string,
  jwk = generateKeyPairSync('x25519').privateKey.export({ format: 'jwk' }) as Jwk,
): ForgedDevice => ({
  id: digest(`{"crv":"${jwk.crv}","kty":"${jwk.kty}","x":"${jwk.x}"}`).slice(0, 32),
  name,
  jwk,
});

/** A key that signs. */
export const forgedSigner = (): Jwk =>
  generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }) as Jwk;

/** What a bundle is made of; each part can be put in the place of what would be right. */
export interface Forgery {
  readonly signer: Jwk;
  readonly devices: readonly ForgedDevice[];
  readonly passphrase?: string;
  readonly configuration: string;
  readonly contents?: string | Uint8Array;
  readonly manifest?: (right: Record<string, unknown>) => Record<string, unknown>;
  readonly payload?: (right: string) => string | Uint8Array;
  readonly signedHeader?: (right: Record<string, unknown>) => AnyHeader;
  readonly sign?: (input: Buffer) => Uint8Array;
  readonly forKey?: (device: ForgedDevice, contentKey: Uint8Array) => string;
  readonly forPassphrase?: (passphrase: string, contentKey: Uint8Array) => string;
  readonly sealContents?: (plain: string | Uint8Array, contentKey: Uint8Array) => string;
  /** The sealed part, whose digest the manifest then has. */
  readonly sealed?: (right: Record<string, unknown>) => string;
  /** The sealed part that goes into the file, whatever the manifest says. */
  readonly exchanged?: (right: string) => string;
}

/** How a content key is sealed for a key. */
export const rightForKey = (device: ForgedDevice, contentKey: Uint8Array): string => {
  const { d: _secret, ...recipient } = device.jwk;
  return keyJwe(recipient, { alg: 'ECDH-ES', enc: 'A256GCM', kid: device.id }, contentKey);
};

const rightForPassphrase = (passphrase: string, contentKey: Uint8Array): string =>
  passphraseJwe(passphrase, { alg: 'PBES2-HS512+A256KW', enc: 'A256GCM', p2c: 600_000 }, contentKey);

const rightContents = (plain: string | Uint8Array, contentKey: Uint8Array): string =>
  gcmJwe({ header: { alg: 'dir', enc: 'A256GCM' }, key: contentKey, plain });

/** The signature of an Ed25519 key. */
export const signedBy =
  (key: Jwk) =>
  (input: Buffer): Buffer =>
    sign(null, input, createPrivateKey({ key, format: 'jwk' }));

/** Writes a bundle by hand. */
export const forge = (forgery: Forgery): string => {
  const { signer, devices, passphrase, configuration } = forgery;
  const contentKey = randomBytes(32);
  const plain =
    forgery.contents ??
    JSON.stringify({ configuration, credentials: { airpay: { secretKey: 'canary-secret' } }, groups: [] });
  const contents = (forgery.sealContents ?? rightContents)(plain, contentKey);
  const keyFor = forgery.forKey ?? rightForKey;
  const right: Record<string, unknown> =
    passphrase === undefined
      ? {
          keys: Object.fromEntries(devices.map((device) => [device.id, keyFor(device, contentKey)])),
          contents,
        }
      : { passphrase: (forgery.forPassphrase ?? rightForPassphrase)(passphrase, contentKey), contents };
  const sealed = forgery.sealed?.(right) ?? JSON.stringify(right);
  const manifest: Record<string, unknown> = {
    format: 1,
    id: '01890a5d-ac96-774b-bcce-b302099a8057',
    version: 7,
    issuedAt: '2026-11-27T19:00:00.000Z',
    expiresAt: '2027-11-27T19:00:00.000Z',
    graceDays: 14,
    needs: '0.1.0',
    audience:
      passphrase === undefined
        ? { for: 'keys', keys: devices.map(({ id, name }) => ({ id, name })) }
        : { for: 'passphrase' },
    floor: 0,
    issuer: 'IT of the south region',
    keys: [signer.x],
    configuration: digest(configuration),
    sealed: digest(sealed),
    holds: { systems: ['airpay'], people: 0, pepper: false, groups: [] },
  };
  const payload = JSON.stringify(forgery.manifest?.(manifest) ?? manifest);
  const header = {
    alg: 'EdDSA',
    typ: 'branchdesk-bundle',
    jwk: { kty: signer.kty, crv: signer.crv, x: signer.x },
  };
  const signed = jws(
    forgery.signedHeader?.(header) ?? header,
    forgery.payload?.(payload) ?? payload,
    forgery.sign ?? signedBy(signer),
  );
  return JSON.stringify({ manifest: signed, sealed: forgery.exchanged?.(sealed) ?? sealed });
};

/** Puts other parts into a compact text; parts are counted from 0. */
export const withPart = (compact: string, at: number, part: (right: string) => string): string =>
  compact
    .split('.')
    .map((one, index) => (index === at ? part(one) : one))
    .join('.');

/** Changes the header of a compact text, and nothing else. */
export const withHeader = (compact: string, changed: (right: Record<string, unknown>) => AnyHeader): string =>
  withPart(compact, 0, (head) => {
    const made = changed(JSON.parse(Buffer.from(head, 'base64url').toString()) as Record<string, unknown>);
    return b64(typeof made === 'string' ? made : JSON.stringify(made));
  });
