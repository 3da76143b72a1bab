import { createHash, createHmac } from 'node:crypto';

/** The schemes in which the training airpay can expect its checksum (contract: airpay). */
export type TrainingChecksumScheme =
  | 'values-then-secret'
  | 'secret-then-values'
  | 'values-date-secret'
  | 'hmac-sha256';

const INDIA_AHEAD_MS = 5.5 * 3_600_000;

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** The checksum that airpay expects for these values at this moment (milliseconds since the epoch). */
export const expectedChecksum = (
  scheme: TrainingChecksumScheme,
  values: readonly string[],
  secret: string,
  at: number,
): string => {
  const joined = values.join('');
  switch (scheme) {
    case 'values-then-secret':
      return sha256(joined + secret);
    case 'secret-then-values':
      return sha256(secret + joined);
    case 'values-date-secret':
      return sha256(joined + new Date(at + INDIA_AHEAD_MS).toISOString().slice(0, 10) + secret);
    case 'hmac-sha256':
      return createHmac('sha256', secret).update(joined, 'utf8').digest('hex');
  }
};
