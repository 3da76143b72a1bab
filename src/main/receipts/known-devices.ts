import { createHash, createPublicKey } from 'node:crypto';
import { openPlainFile } from '../ports/plain-file.ts';
import { publicKeyIn } from './device-key.ts';
import { rawPublicKey } from './ed25519.ts';

/** Devices whose signatures count, as somebody vouched for them: whole public keys, and fingerprints of keys. */
export interface KnownDevices {
  /** 32 bytes each. */
  readonly keys: readonly Uint8Array[];
  /** Each 64 hexadecimal digits. */
  readonly fingerprints: readonly string[];
}

/** A public key, or the first line of an export that may be as long as the journal. */
const MOST_BYTES = 16_384;

const FINGERPRINT = /^[0-9a-f]{64}$/;

/** The SHA-256 of a public key of 32 bytes, in hexadecimal. A receipt shows the first 16 digits of it. */
export const wholeFingerprint = (publicKey: Uint8Array): string =>
  createHash('sha256').update(publicKey).digest('hex');

/** The 32 bytes of a key in its SPKI form (DER); null where it is not the key of a device. */
export const keyOfSpki = (der: Uint8Array): Uint8Array | null => {
  try {
    return rawPublicKey(createPublicKey({ key: Buffer.from(der), format: 'der', type: 'spki' }));
  } catch {
    return null;
  }
};

const headOf = async (file: string): Promise<string> => {
  const opened = await openPlainFile(file);
  if (!opened.ok) throw new Error(opened.message);
  const { handle } = opened;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(MOST_BYTES), 0, MOST_BYTES, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
};

/** The public key that a file holds: one in PEM, or an export of that device's journal; null where it holds none. */
const keyOfFile = async (file: string): Promise<Uint8Array | null> => {
  try {
    return publicKeyIn(await headOf(file));
  } catch {
    return null;
  }
};

const plain = (text: string): string => text.replace(/[\s:]/g, '').toLowerCase();

/** The devices that a configuration names: fingerprints, and keys as an export names its own. */
export const configuredDevices = (named: readonly string[]): KnownDevices => {
  const fingerprints = named.map(plain).filter((text) => FINGERPRINT.test(text));
  const keys = named
    .filter((text) => !FINGERPRINT.test(plain(text)))
    .flatMap((text) => keyOfSpki(Buffer.from(text, 'base64')) ?? []);
  return { keys, fingerprints };
};

/** The device that an argument names: a fingerprint, or a file with its key; or one line that says why it names none. */
export const deviceOf = async (given: string): Promise<KnownDevices | string> => {
  if (FINGERPRINT.test(plain(given))) return { keys: [], fingerprints: [plain(given)] };
  const key = await keyOfFile(given);
  if (key !== null) return { keys: [key], fingerprints: [] };
  return /^[0-9a-f]{8,}$/.test(plain(given))
    ? `${given}: a fingerprint has 64 digits; fewer, such as the 16 on a receipt, are too few to go by`
    : `${given}: no public key of a device`;
};

/** All of them together. */
export const together = (...devices: readonly KnownDevices[]): KnownDevices => ({
  keys: devices.flatMap(({ keys }) => keys),
  fingerprints: devices.flatMap(({ fingerprints }) => fingerprints),
});

/** Whether a key (32 bytes) is one that somebody vouched for. */
export const isKnown = ({ keys, fingerprints }: KnownDevices, key: Uint8Array): boolean =>
  keys.some((known) => Buffer.compare(known, key) === 0) || fingerprints.includes(wholeFingerprint(key));
