import type { Result } from '../../shared/domain/problem.ts';

/** What airpay's calls are signed with. */
export interface AirpayCredentials {
  readonly token: string;
  readonly secretKey: string;
}

/** A till's name and password, or an OAuth key and secret. */
export type CapillaryCredentials =
  | { readonly till: string; readonly password: string }
  | { readonly key: string; readonly secret: string };

/** WM's client id and access token (a JWT). */
export interface WmCredentials {
  readonly clientId: string;
  readonly accessToken: string;
}

/**
 * Gives the credentials of each upstream at the moment of a call. Problems: `credentials.*`.
 * Nothing that leaves the main process may hold what this gives.
 */
export interface CredentialSource {
  /** For calls about this entity id: a branch may have one token for all, or one for each customer. */
  airpay(entityId: string): Promise<Result<AirpayCredentials>>;
  capillary(): Promise<Result<CapillaryCredentials>>;
  wm(): Promise<Result<WmCredentials>>;
}
