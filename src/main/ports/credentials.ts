import * as v from 'valibot';
import type { Result } from '../../shared/domain/problem.ts';
import { UPSTREAMS, type UpstreamName } from '../../shared/domain/upstream.ts';

/** One line of text without control characters: what may stand in a header or a signature. */
const field = v.pipe(v.string(), v.nonEmpty(), v.maxLength(2400), v.regex(/^\P{Cc}+$/u));

/** What the keychain holds for each system. A new system is one more line here. */
export const CREDENTIALS = {
  /**
   * What its calls are signed with (contract: airpay). Where each customer has a token of their own, the machine holds the
   * secret key alone.
   */
  airpay: v.strictObject({ token: v.exactOptional(field), secretKey: field }),
  /** A till's name and password, or an OAuth key and secret (contract: capillary). */
  capillary: v.union([
    v.strictObject({ till: field, password: field }),
    v.strictObject({ key: field, secret: field }),
  ]),
  /** A client id and an access token, which is a JWT (contract: wm). */
  wm: v.strictObject({ clientId: field, accessToken: field }),
} as const satisfies { readonly [U in UpstreamName]: v.GenericSchema<unknown, object> };

/** What the keychain holds for each system. */
export type HeldCredentials = { readonly [U in UpstreamName]: v.InferOutput<(typeof CREDENTIALS)[U]> };

/** What the calls to each system are signed with: what is held, and what each customer has of their own. */
export type Credentials = { readonly [U in UpstreamName]: Readonly<Required<HeldCredentials[U]>> };

/** Credentials for some of the systems. */
type SomeCredentials = { readonly [U in UpstreamName]?: HeldCredentials[U] };

/** The entry of the keychain that holds the secret with which PINs are hashed. */
export const PEPPER_ENTRY = 'operators/pepper';

/** A parsed credentials file. */
export interface CredentialsFile extends SomeCredentials {
  /** The secret with which the PINs of the configuration were hashed, where several machines share one roster. */
  readonly operators?: { readonly pepper: string };
}

/**
 * The file with which a machine is given its credentials: one entry for each system that is to be stored; a system that
 * is left out keeps what the keychain holds. Unknown names are refused, as they are slips of the pen.
 */
export const CredentialsFileSchema = v.strictObject({
  ...Object.fromEntries(UPSTREAMS.map((name) => [name, v.exactOptional<v.GenericSchema>(CREDENTIALS[name])])),
  operators: v.exactOptional(v.strictObject({ pepper: v.pipe(field, v.minLength(32)) })),
  // Which system has which entry is lost in the list.
}) as unknown as v.GenericSchema<unknown, CredentialsFile>;

/**
 * Gives the credentials of each system at the moment of a call. Problems: `credentials.*`. Nothing that leaves the main
 * process may hold what this gives.
 */
export type CredentialSource = {
  /** `id`: whom the call is about, as the system knows them: a branch may have one token for all, or one for each. */
  readonly [U in UpstreamName]: (id?: string) => Promise<Result<Credentials[U]>>;
};
