import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { JournalError } from '../faults.ts';

/*
 * AES-256-GCM, as `nonce (12) ‖ ciphertext ‖ tag (16)`. A body is sealed under a key of its own, which is sealed
 * under the master key. What is bound to a seal without being in it ("bound") has to be the same when it is opened.
 * Keys are key objects: Node takes several times as long to use bare bytes.
 */

/** Bytes of every key. */
export const KEY_BYTES = 32;
/** Bytes of a nonce. */
export const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Seals bytes under a key. A nonce that is given has to be fresh and random. */
export const seal = (
  key: KeyObject,
  plain: Uint8Array,
  bound: string,
  nonce: Uint8Array = randomBytes(NONCE_BYTES),
): Uint8Array => {
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(bound));
  const sealed = cipher.update(plain);
  // GCM is a stream: nothing is left for the end, and only the tag is made there.
  cipher.final();
  return Buffer.concat([nonce, sealed, cipher.getAuthTag()], NONCE_BYTES + plain.length + TAG_BYTES);
};

/** Opens what {@link seal} made; `null` when the key or what is bound is another, or a bit was altered. */
export const unseal = (key: KeyObject, sealed: Uint8Array, bound: string): Uint8Array | null => {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(bound));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  try {
    return Buffer.concat([
      decipher.update(sealed.subarray(NONCE_BYTES, sealed.length - TAG_BYTES)),
      decipher.final(),
    ]);
  } catch {
    return null;
  }
};

/** A key of 32 bytes. */
export const cipherKeyOf = (bytes: Uint8Array): KeyObject => createSecretKey(bytes);

const boundToKey = (seq: number, generation: number): string =>
  `branchdesk-record-key-1:${generation}:${seq}`;

/** Wraps the key of a record under the master key of a generation. */
export const wrapRecordKey = (
  master: KeyObject,
  generation: number,
  seq: number,
  key: Uint8Array,
  nonce?: Uint8Array,
): Uint8Array => seal(master, key, boundToKey(seq, generation), nonce);

/** Unwraps the key of a record. Throws `wrong-key` when it is not wrapped under this master key. */
export const unwrapRecordKey = (
  master: KeyObject,
  generation: number,
  seq: number,
  wrapped: Uint8Array,
): Uint8Array => {
  const key = unseal(master, wrapped, boundToKey(seq, generation));
  if (key === null) throw new JournalError('wrong-key', `the key of record ${seq} cannot be unwrapped`);
  return key;
};

/** The key of the blind index, made from the first master key; it stays the same when the master key changes. */
export const deriveBlindKey = (master: KeyObject, journal: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', master, journal, 'branchdesk-blind-index-1', KEY_BYTES));

/** 16 bytes that stand for a customer: the same for the same customer of the same journal, and telling nothing else. */
export const blindIndex = (blindKey: KeyObject, customer: string): Uint8Array =>
  createHmac('sha256', blindKey).update(customer).digest().subarray(0, 16);
