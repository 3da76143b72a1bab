import { createHash } from 'node:crypto';
import type { PublicKey } from '../../shared/provisioning/manifest.ts';
import { fromBase64url } from './base64url.ts';
import { toCrockford } from './crockford.ts';

/**
 * The eight points of small order of Ed25519 and their other spellings (y, little-endian, without the bit of the sign):
 * under these "keys" a signature can be made that fits many texts, so whoever trusts one trusts everybody.
 */
const SMALL_ORDER: ReadonlySet<string> = new Set([
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
]);

/** The 32 bytes of an administrator's public key; null where the text is none, or a key that everybody could sign for. */
export const signingKeyBytes = (key: PublicKey): Uint8Array | null => {
  const bytes = fromBase64url(key);
  if (bytes?.length !== 32) return null;
  const y = Buffer.from(bytes);
  y[31] = (y[31] ?? 0) & 0x7f;
  return SMALL_ORDER.has(y.toString('hex')) ? null : bytes;
};

/** Characters of a fingerprint: 80 bits, which nobody finds a second key for. */
const DIGITS = 16;

/**
 * The fingerprint of an administrator's key, to compare by eye: the beginning of its SHA-256 as four groups of four
 * characters of Crockford's base32.
 */
export const keyFingerprint = (key: PublicKey): string => {
  const digest = createHash('sha256').update(Buffer.from(key, 'base64url')).digest();
  const text = toCrockford(digest).slice(0, DIGITS);
  return (text.match(/.{4}/g) ?? []).join('-');
};
