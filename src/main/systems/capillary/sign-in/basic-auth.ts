import { createHash } from 'node:crypto';

/** The form in which a till's password goes out: its lower-case hex MD5. */
export const passwordDigest = (password: string): string =>
  createHash('md5').update(password, 'utf8').digest('hex');

/**
 * The value of the `Authorization` header: the till and the lower-case hex MD5 of its password, in base64
 * (contract: capillary). The digest is the upstream's wire format; it protects nothing and is never stored.
 */
export const basicAuthorization = (till: string, password: string): string =>
  `Basic ${Buffer.from(`${till}:${passwordDigest(password)}`, 'utf8').toString('base64')}`;
