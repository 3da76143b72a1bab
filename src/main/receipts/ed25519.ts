import { createHash, createPublicKey, type KeyObject, sign as signBytes, verify } from 'node:crypto';
import type { Signer } from '../ports/signer.ts';

/** What stands before the 32 bytes of a public key in its SPKI form (RFC 8410). */
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');
const KEY_BYTES = 32;
const FINGERPRINT_BYTES = 8;

/** The beginning of a public key's SHA-256, 8 bytes: tells keys apart, and proves nothing. */
export const fingerprintOf = (publicKey: Uint8Array): Uint8Array =>
  createHash('sha256').update(publicKey).digest().subarray(0, FINGERPRINT_BYTES);

/** Whether the signature is that of the bytes under this public key (32 bytes). False for bytes that are no key. */
export const isSignedBy = (publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array): boolean => {
  if (publicKey.length !== KEY_BYTES) return false;
  const key = createPublicKey({ key: Buffer.concat([SPKI_HEAD, publicKey]), format: 'der', type: 'spki' });
  return verify(null, bytes, key, signature);
};

/** The 32 bytes of an Ed25519 public key; null when it is a key of another kind. */
export const rawPublicKey = (key: KeyObject): Uint8Array | null =>
  key.asymmetricKeyType === 'ed25519'
    ? key.export({ format: 'der', type: 'spki' }).subarray(-KEY_BYTES)
    : null;

/** What signs with an Ed25519 private key; null when it is a key of another kind. */
export const signerOf = (privateKey: KeyObject): Signer | null => {
  const publicKey = rawPublicKey(createPublicKey(privateKey));
  return publicKey === null ? null : { publicKey, sign: async (bytes) => signBytes(null, bytes, privateKey) };
};
