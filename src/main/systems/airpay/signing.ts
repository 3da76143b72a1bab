import { createHash, createHmac } from 'node:crypto';
import type { AirpaySettings } from '../../../shared/systems/airpay.ts';

/** A way to make airpay's checksum (contract: airpay, Signing). */
export type ChecksumScheme = AirpaySettings['checksumScheme'];

/** India has one zone and no daylight saving: always five and a half hours ahead of UTC. */
const INDIA_AHEAD_MS = 330 * 60_000;

/** The date in India as `YYYY-MM-DD`, whatever the zone of this machine. `now`: milliseconds since the epoch. */
export const indiaDate = (now: number): string => new Date(now + INDIA_AHEAD_MS).toISOString().slice(0, 10);

/** What a checksum is made of. */
interface ChecksumParts {
  /** The values of the body in documented order, raw; an absent field contributes nothing. */
  readonly values: readonly string[];
  readonly secretKey: string;
  /** Milliseconds since the epoch: one scheme contains the date. */
  readonly now: number;
}

/** A part of the text that is hashed. `values`: those of the body, in documented order, joined with nothing. */
export type SignedPart = 'values' | 'date' | 'secret';

/** What is hashed under each scheme, in order. Under `hmac-sha256` the secret is the key, and no part of the text. */
export const SIGNED_PARTS = {
  'values-then-secret': ['values', 'secret'],
  'secret-then-values': ['secret', 'values'],
  'values-date-secret': ['values', 'date', 'secret'],
  'hmac-sha256': ['values'],
} as const satisfies Readonly<Record<ChecksumScheme, readonly SignedPart[]>>;

/**
 * Makes the `checksum` header: lower-case hex, all text as UTF-8 (contract: airpay, S for the first scheme, P for the
 * others). Nothing separates the values, so different requests can have the same checksum: it is never a key.
 */
export const checksumOf = (scheme: ChecksumScheme, { values, secretKey, now }: ChecksumParts): string => {
  const texts: Readonly<Record<SignedPart, string>> = {
    values: values.join(''),
    date: indiaDate(now),
    secret: secretKey,
  };
  const message = SIGNED_PARTS[scheme].map((part) => texts[part]).join('');
  return scheme === 'hmac-sha256'
    ? createHmac('sha256', Buffer.from(secretKey, 'utf8')).update(message, 'utf8').digest('hex')
    : createHash('sha256').update(message, 'utf8').digest('hex');
};
