import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import * as v from 'valibot';
import type { Keychain } from '../ports/keychain.ts';
import type { Signer } from '../ports/signer.ts';
import { rawPublicKey, signerOf } from './ed25519.ts';

/** The keychain's entry of the device key: PKCS #8, DER, base64url. The journal makes it, and nobody else. */
const ACCOUNT = 'journal.device';

const keyIn = (read: () => KeyObject): KeyObject | null => {
  try {
    return read();
  } catch {
    return null;
  }
};

/** The device key of this machine's keychain; null while the keychain does not give one. It is never made here. */
export const keychainSigner = async (keychain: Pick<Keychain, 'get'>): Promise<Signer | null> => {
  const entry = await keychain.get(ACCOUNT);
  if (!entry.ok) return null;
  const der = Buffer.from(entry.value, 'base64url');
  const key = keyIn(() => createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }));
  return key === null ? null : signerOf(key);
};

/** The first line of an export of the journal, as far as it matters here. */
const ExportHead = v.pipe(v.string(), v.parseJson(), v.object({ publicKey: v.string() }));

/**
 * The public key (32 bytes) of another device, from the text of a file: a public key in PEM, or an export of that
 * device's journal, which names its key (SPKI, DER, base64) in its first line. Null when it is neither.
 */
export const publicKeyIn = (text: string): Uint8Array | null => {
  const head = v.safeParse(ExportHead, text.split('\n', 1)[0]);
  const key = keyIn(() =>
    head.success
      ? createPublicKey({ key: Buffer.from(head.output.publicKey, 'base64'), format: 'der', type: 'spki' })
      : createPublicKey(text),
  );
  return key === null ? null : rawPublicKey(key);
};
