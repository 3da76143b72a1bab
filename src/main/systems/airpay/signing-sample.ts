import { formFieldsOf } from './request.ts';
import { type ChecksumScheme, checksumOf, indiaDate, SIGNED_PARTS, type SignedPart } from './signing.ts';

/** A customer that nobody is. It is the one of the vectors, so that both sides can compare. */
const SAMPLE = { entityId: 'CUST0001', status: 'ALLOWED', channel: 'CONTACTLESS' } as const;

const HASHED = 'SHA-256, in lower-case hex, of these as UTF-8, joined with nothing:';
const KEYED =
  'HMAC-SHA-256, in lower-case hex, of these as UTF-8, joined with nothing, under the secret key (not shown):';

/**
 * Signs a sample and tells, line by line, which values went into the checksum and in which order. The secret key goes
 * in and is never told: a line stands in its place. `now`: milliseconds since the epoch.
 */
export const signingSample = (
  scheme: ChecksumScheme,
  { secretKey, now }: { readonly secretKey: string; readonly now: number },
): readonly string[] => {
  const fields = formFieldsOf(SAMPLE);
  const told: Readonly<Record<SignedPart, readonly string[]>> = {
    values: fields.map(([name, value]) => `${name} = ${value}`),
    date: [`date in India = ${indiaDate(now)}`],
    secret: ['secret key (from the keychain, not shown)'],
  };
  const parts = SIGNED_PARTS[scheme].flatMap((part) => told[part]);
  const values = fields.map(([, value]) => value);
  return [
    `checksumScheme: ${scheme}`,
    scheme === 'hmac-sha256' ? KEYED : HASHED,
    ...parts.map((part, at) => `  ${at + 1}. ${part}`),
    `checksum: ${checksumOf(scheme, { values, secretKey, now })}`,
  ];
};
