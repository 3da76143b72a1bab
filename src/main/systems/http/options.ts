import type { Result } from '../../../shared/domain/problem.ts';
import type { Clock } from '../../ports/clock.ts';
import type { HttpCall } from './call.ts';

/** How long each part of a call may take, in milliseconds. */
export interface Deadlines {
  /** To resolve, connect and shake hands. */
  readonly connectMs: number;
  /** From the end of the request to the end of the reply's headers. */
  readonly headersMs: number;
  /** Between two pieces of the reply's body. */
  readonly bodyGapMs: number;
  /** The whole call, retries of a read included. */
  readonly totalMs: number;
}

/** How large a reply may be, in bytes. */
export interface Limits {
  /** Bytes of the body as it comes over the wire. */
  readonly compressed: number;
  /** Of the body after gzip, deflate or br. */
  readonly inflated: number;
}

/** The deadlines of the contract: 5, 10, 10 and 15 s. */
export const DEFAULT_DEADLINES: Deadlines = {
  connectMs: 5_000,
  headersMs: 10_000,
  bodyGapMs: 10_000,
  totalMs: 15_000,
};

/** The limits of the contract: 1 MiB on the wire, 4 MiB inflated. */
export const DEFAULT_LIMITS: Limits = { compressed: 1_048_576, inflated: 4_194_304 };

/** What is reported about a call once it is over: enough for a log or a figure, no customer data and no secret. */
export interface CallReport {
  readonly call: Pick<HttpCall, 'upstream' | 'name' | 'method' | 'intent'>;
  /** Requests made, retries included. */
  readonly tries: number;
  readonly durationMs: number;
  readonly status: number | null;
  /** Problem code of a failure. */
  readonly failure: string | null;
  readonly delivery: 'before' | 'after' | null;
}

/** What an HTTP client is made from. */
export interface HttpClientOptions {
  readonly deadlines?: Deadlines;
  readonly limits?: Limits;
  /**
   * Certificates (PEM) of every authority that is trusted, or how to get them once the first TLS connection is needed
   * (`loadTrust`); when that fails, so does every TLS call. Empty or left out: those that Node brings.
   */
  readonly ca?: readonly string[] | (() => Promise<Result<readonly string[]>>);
  /** `none`, `system`, or the proxy's address. Loopback addresses are never proxied. */
  readonly proxy?: string;
  /**
   * What the operating system would use for an origin: a proxy's address or `null`; may throw an `HttpFault`. Without
   * it `system` is `none`.
   */
  readonly resolveProxy?: (url: string) => Promise<string | null>;
  /** For the pauses between the tries of a read. */
  readonly clock?: Pick<Clock, 'sleep'>;
  /** From 0 up to but not including 1, for the jitter of retries. */
  readonly random?: () => number;
  readonly onCall?: (report: CallReport) => void;
}
