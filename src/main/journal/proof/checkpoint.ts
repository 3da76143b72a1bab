import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import type { OwnEvent } from '../events.ts';
import type { Head } from '../records/chain.ts';

/** A signed statement of how far the journal has come, as it is recorded. */
export type Checkpoint = Extract<OwnEvent, { readonly type: 'journal.checkpoint' }>;

/** The device's key pair (Ed25519). */
export interface Device {
  readonly privateKey: KeyObject;
  /** SPKI, DER. */
  readonly publicKey: Uint8Array;
}

/** Reads the device's private key (PKCS #8, DER). Throws when it is none. */
export const readDevice = (privateKey: Uint8Array): Device => {
  const key = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return { privateKey: key, publicKey };
};

/** The bytes that are signed: one text for each purpose, so that no signature serves another one. */
const statement = (purpose: 'checkpoint' | 'export', head: Head, about: string): Buffer =>
  Buffer.from(JSON.stringify([`branchdesk-${purpose}-1`, head.journal, head.seq, head.hash, about]));

/** Signs how far the journal has come; base64. `about` is signed with it. */
export const signHead = (
  device: Device,
  purpose: 'checkpoint' | 'export',
  head: Head,
  about: string,
): string => sign(null, statement(purpose, head, about), device.privateKey).toString('base64');

/** Whether a signature of {@link signHead} is this device's. */
export const isSigned = (
  publicKey: Uint8Array,
  purpose: 'checkpoint' | 'export',
  head: Head,
  about: string,
  signature: string,
): boolean => {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' });
    return verify(null, statement(purpose, head, about), key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
};

/** Makes the checkpoint of a head, made at `at`. `open`: the records that make up what is open. */
export const makeCheckpoint = (
  device: Device,
  head: Head,
  {
    why,
    at,
    open,
  }: { readonly why: Checkpoint['why']; readonly at: number; readonly open: readonly number[] },
): Checkpoint => ({
  type: 'journal.checkpoint',
  why,
  covers: head.seq,
  head: head.hash,
  signature: signHead(device, 'checkpoint', head, `${why} ${at}`),
  open,
});
