import { createCipheriv, createDecipheriv, pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { unwrapKey, wrapKey } from './key-wrap.ts';
import { FOR_A_PASSPHRASE, ROUNDS, type SealedForPassphrase } from './sealed-part.ts';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

const b64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64url');

/** The key that a passphrase wraps with (RFC 7518, 4.8.1.1). */
const wrappingKey = (passphrase: Uint8Array, salt: Uint8Array, rounds: number): Promise<Buffer> =>
  promisify(pbkdf2)(
    passphrase,
    Buffer.concat([Buffer.from(`${FOR_A_PASSPHRASE.alg}\0`), salt]),
    rounds,
    32,
    'sha512',
  );

/** As `jose` seals for a passphrase, for a runtime in which `jose` cannot wrap keys. */
export const sealByHand = async (plain: Uint8Array, passphrase: Uint8Array): Promise<string> => {
  const salt = randomBytes(16);
  const key = randomBytes(32);
  const wrapping = await wrappingKey(passphrase, salt, ROUNDS.made);
  const header = b64(JSON.stringify({ ...FOR_A_PASSPHRASE, p2c: ROUNDS.made, p2s: b64(salt) }));
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, key, iv).setAAD(Buffer.from(header, 'ascii'));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  const wrapped = wrapKey(wrapping, key);
  key.fill(0);
  wrapping.fill(0);
  return [header, b64(wrapped), b64(iv), b64(sealed), b64(cipher.getAuthTag())].join('.');
};

/** As `jose` opens with a passphrase, for a runtime in which `jose` cannot unwrap keys; null where it does not open it. */
export const openByHand = async (
  { jwe, p2s, p2c }: SealedForPassphrase,
  passphrase: Uint8Array,
): Promise<Uint8Array | null> => {
  const [header = '', ...others] = jwe.split('.');
  const [wrapped, iv, sealed, tag] = others.map((part) => Buffer.from(part, 'base64url'));
  if (wrapped === undefined || iv === undefined || sealed === undefined || tag === undefined) return null;
  const wrapping = await wrappingKey(passphrase, Buffer.from(p2s, 'base64url'), p2c);
  const key = unwrapKey(wrapping, wrapped);
  wrapping.fill(0);
  if (key === null) return null;
  const decipher = createDecipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(header, 'ascii')).setAuthTag(tag);
  key.fill(0);
  const plain = decipher.update(sealed);
  try {
    decipher.final();
    return plain;
  } catch {
    return null;
  }
};
