import { createHash, createPublicKey, diffieHellman, generateKeyPairSync } from 'node:crypto';
import * as v from 'valibot';
import { provisioningName } from '../../shared/provisioning/manifest.ts';
import { fromCrockford, toCrockford } from './crockford.ts';
import { keyIdOf } from './opening-key.ts';

/** The public key of one user's Branchdesk on one machine, or of a group, with the name that people know it by. */
export interface DeviceCard {
  readonly kind: 'device' | 'group';
  readonly name: string;
  /** See `keyIdOf`. */
  readonly id: string;
  /** The public key: 32 bytes of X25519, base64url. */
  readonly x: string;
}

/** A card that was read, or what is wrong with the text. */
export type ReadCard =
  | { readonly ok: true; readonly value: DeviceCard }
  | { readonly ok: false; readonly why: string };

const HEAD = 'BRANCHDESK';
const KINDS = { device: 'DEVICE', group: 'GROUP' } as const;
const KEY_BYTES = 32;

/** No colon: Electron takes a word with one for an address, and on Windows does not start with a switch behind it. */
const SEPARATOR = '.';

/** 40 bits: of a trillion texts with a slip one passes. */
const CHECK_BYTES = 5;

const checkOf = (kind: DeviceCard['kind'], key: Uint8Array, name: string): string => {
  const digest = createHash('sha256').update(`branchdesk-device-card-1:${kind}:`).update(key).update(name);
  return toCrockford(digest.digest().subarray(0, CHECK_BYTES));
};

/** Whether anything can be sealed for a key: for a point of small order everybody knows what is agreed on (RFC 7748, 6.1). */
const canBeSealedFor = (x: string): boolean => {
  try {
    const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x }, format: 'jwk' });
    const shared = diffieHellman({ privateKey: generateKeyPairSync('x25519').privateKey, publicKey });
    return shared.some((byte) => byte !== 0);
  } catch {
    return false;
  }
};

/** A card as one word: `BRANCHDESK.DEVICE.KEY.CHECK.NAME`, the name as in an address. */
export const cardText = ({ kind, name, x }: Omit<DeviceCard, 'id'>): string => {
  const key = Buffer.from(x, 'base64url');
  const fields = [HEAD, KINDS[kind], toCrockford(key), checkOf(kind, key, name), encodeURIComponent(name)];
  return fields.join(SEPARATOR);
};

const nameIn = (written: string): string | null => {
  try {
    return decodeURIComponent(written);
  } catch {
    return null;
  }
};

const wrong = (why: string): ReadCard => ({ ok: false, why });

/** Reads a card, as {@link cardText} writes it; whether letters are capital matters in the name alone. */
export const readCard = (text: string): ReadCard => {
  const [head = '', kindText = '', keyText = '', check = '', ...rest] = text.trim().split(SEPARATOR);
  const written = rest.join(SEPARATOR);
  if (head.toUpperCase() !== HEAD || rest.length === 0) return wrong('is not a device card');
  const kind = (['device', 'group'] as const).find((one) => KINDS[one] === kindText.toUpperCase());
  if (kind === undefined) return wrong('is a card of a kind that this version does not know');
  const key = fromCrockford(keyText);
  if (key?.length !== KEY_BYTES) return wrong('is not a whole device card: its key is cut or misspelled');
  const name = nameIn(written);
  const checked = fromCrockford(check);
  if (name === null || checked === null || toCrockford(checked) !== checkOf(kind, key, name))
    return wrong('has a slip in it: its check characters do not fit');
  if (!v.is(provisioningName, name)) return wrong('has a name that cannot be shown');
  const x = Buffer.from(key).toString('base64url');
  return canBeSealedFor(x)
    ? { ok: true, value: { kind, name, id: keyIdOf(x), x } }
    : wrong('holds a key that protects nothing');
};
