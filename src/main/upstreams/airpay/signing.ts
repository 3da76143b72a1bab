import { createHash, createHmac } from 'node:crypto';
import type { AirpaySettings } from '../../../shared/config/settings.ts';

/** A way to make airpay's checksum (contract: airpay, Signing). */
export type ChecksumScheme = AirpaySettings['checksumScheme'];

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** India has one zone and no daylight saving: always five and a half hours ahead of UTC. */
const INDIA_AHEAD_MS = 330 * 60_000;

/** The date in India as `YYYY-MM-DD`, whatever the zone of this machine. `now`: milliseconds since the epoch. */
export const indiaDate = (now: number): string => new Date(now + INDIA_AHEAD_MS).toISOString().slice(0, 10);

/** What a checksum is made of. */
export interface Signed {
  /** The values of the body in documented order, raw; an absent field contributes nothing. */
  readonly values: readonly string[];
  readonly secretKey: string;
  /** Milliseconds since the epoch: one scheme contains the date. */
  readonly now: number;
}

/**
 * Makes the `checksum` header: lower-case hex, all text as UTF-8 (contract: airpay, S for the first scheme, P for the
 * others). Nothing separates the values, so different requests can have the same checksum: it is never a key.
 */
export const checksumOf = (scheme: ChecksumScheme, { values, secretKey, now }: Signed): string => {
  const message = values.join('');
  switch (scheme) {
    case 'values-then-secret':
      return sha256(message + secretKey);
    case 'secret-then-values':
      return sha256(secretKey + message);
    case 'values-date-secret':
      return sha256(message + indiaDate(now) + secretKey);
    case 'hmac-sha256':
      return createHmac('sha256', Buffer.from(secretKey, 'utf8')).update(message, 'utf8').digest('hex');
  }
};
