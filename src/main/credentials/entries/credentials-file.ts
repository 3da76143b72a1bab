import * as v from 'valibot';
import type { CapillaryCredentials, WmCredentials } from '../../ports/credentials.ts';

/** One line of text without control characters: what may stand in a header or a signature. */
const field = v.pipe(v.string(), v.nonEmpty(), v.maxLength(2400), v.regex(/^\P{Cc}+$/u));

/**
 * What airpay's calls are signed with (contract: airpay). Where each customer has a token of their own, the machine
 * holds the secret key alone.
 */
export const AirpayEntrySchema = v.strictObject({ token: v.exactOptional(field), secretKey: field });

/** A till's name and password, or an OAuth key and secret (contract: capillary). */
export const CapillaryCredentialsSchema: v.GenericSchema<unknown, CapillaryCredentials> = v.union([
  v.strictObject({ till: field, password: field }),
  v.strictObject({ key: field, secret: field }),
]);

/** WM's client id and access token (contract: wm). */
export const WmCredentialsSchema: v.GenericSchema<unknown, WmCredentials> = v.strictObject({
  clientId: field,
  accessToken: field,
});

/**
 * The file with which a machine is given its credentials: one entry for each upstream that is to be stored; an
 * upstream that is left out keeps what the keychain holds. Unknown names are refused, as they are slips of the pen.
 */
export const CredentialsFileSchema = v.strictObject({
  airpay: v.exactOptional(AirpayEntrySchema),
  capillary: v.exactOptional(CapillaryCredentialsSchema),
  wm: v.exactOptional(WmCredentialsSchema),
});

/** A parsed credentials file. */
export type CredentialsFile = v.InferOutput<typeof CredentialsFileSchema>;
