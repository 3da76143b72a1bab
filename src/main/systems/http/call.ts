import type { Problem } from '../../../shared/domain/problem.ts';
import type { UpstreamName } from '../../../shared/domain/upstream.ts';
import type { Scrub } from '../kit/scrub.ts';

/** One HTTP call to an upstream. */
export interface HttpCall {
  readonly upstream: UpstreamName;
  /** The call's name in our words, for problems and logs, such as `customers.lookup`. Holds no customer data. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Absolute address, query included. */
  readonly url: string;
  /** Complete headers, secrets included: they go on the wire and nowhere else. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** What of it must not be seen in its reply, in whatever form it comes back; see `kit/scrub.ts`. */
  readonly secrets: readonly string[];
  /** Values of the customer's in it, such as a card number: masked where the reply says something of them in words. */
  readonly values?: readonly string[];
  /** `read` may be retried as the contract says; a `write` goes out once. (airpay's get is a POST and a `read`.) */
  readonly intent: 'read' | 'write';
  /** Whether this reply to a read is one after which it is not made again, whatever its status says. */
  readonly isFinal?: (reply: HttpReply) => boolean | Promise<boolean>;
}

/** A complete reply, whatever its status. */
export interface HttpReply {
  readonly status: number;
  /** Lower-case names; the values are scrubbed. */
  readonly headers: Readonly<Record<string, string>>;
  /** Decoded as UTF-8, at most 4 MiB inflated. Only a parser reads it, and hands what it parsed to `scrub`. */
  readonly text: string;
  /** Takes out of the parsed body what was sent with the call; left out where nothing was. */
  readonly scrub?: Scrub;
}

/** Why there is no reply that can be read, and whether the request may have been delivered. */
export interface HttpFailure {
  /** `before`: no byte of the request could have been delivered; `after`: some may have been. */
  readonly delivery: 'before' | 'after';
  /** A `net.*` problem with `upstream` and `call` in its data. */
  readonly problem: Problem;
}

/** A reply or a failure. */
export type HttpResult =
  | { readonly ok: true; readonly reply: HttpReply }
  | { readonly ok: false; readonly failure: HttpFailure };

/** The one way to reach an upstream. Calls never reject. */
export interface HttpClient {
  call(call: HttpCall): Promise<HttpResult>;
  /** Ends all connections. */
  close(): Promise<void>;
}
