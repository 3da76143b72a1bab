import { type Problem, problem } from '../../../../shared/domain/problem.ts';
import type { CapillarySettings } from '../../../../shared/systems/capillary.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { CredentialSource } from '../../../ports/credentials.ts';
import type { HeldCalls } from '../../../ports/held-calls.ts';
import type { HttpCall, HttpClient, HttpReply, HttpResult } from '../../http/call.ts';
import { parseBody, prepareBody } from '../replies/parse-body.ts';
import { createSignIn, type SignedHeaders, TOKEN_CALL } from '../sign-in/sign-in.ts';
import { createRateLimiter } from './rate-limiter.ts';

/** One call to Capillary, unsigned. */
export interface WireCall extends Pick<HttpCall, 'name' | 'method' | 'body' | 'intent'> {
  /** Below the base address, with a slash in front, each part already encoded. */
  readonly path: string;
  /** In the order in which they are sent; null is left out. */
  readonly query: readonly (readonly [name: string, value: string | null])[];
}

/** Signs calls, keeps to the limit, and makes them. Never rejects. */
interface Wire {
  call(call: WireCall): Promise<HttpResult>;
}

/** The longest that a call waits for its turn, in milliseconds. */
const MAX_WAIT_MS = 10_000;

const EXPIRED: ReadonlySet<number> = new Set([401, 498]);

/** "Concurrent actions on the same customer": not tried again but read afresh and offered again (contract: capillary). */
const CONCURRENT = 521;

const isConcurrent = async (name: string, reply: HttpReply): Promise<boolean> => {
  if (reply.status === CONCURRENT) return true;
  await prepareBody(name, reply);
  const body = parseBody(name, reply);
  return body.ok && body.value.errors.some(({ code }) => code === CONCURRENT);
};

const queryOf = (query: WireCall['query']): string => {
  const parts = query.flatMap(([name, value]) =>
    value === null ? [] : [`${name}=${encodeURIComponent(value.toWellFormed())}`],
  );
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
};

/** Members of a query or a body that hold a value of the customer's. */
const OF_CUSTOMER: ReadonlySet<string> = new Set(['identifierValue', 'number', 'value', 'cardNumber']);

/** The customer's values in a call: an error may name them, whole. */
const valuesOf = ({ query, body }: WireCall): readonly string[] => {
  const values = query.flatMap(([name, value]) => (value !== null && OF_CUSTOMER.has(name) ? [value] : []));
  if (body !== null)
    JSON.parse(body, (name, value: unknown) => {
      if (typeof value === 'string' && OF_CUSTOMER.has(name)) values.push(value);
      return value;
    });
  return values;
};

const unsent = (why: Problem): HttpResult => ({ ok: false, failure: { delivery: 'before', problem: why } });

/** Makes the wire. What keeps a call from being made is a failure `before` any byte was delivered. */
export const createWire = ({
  http,
  settings,
  credentials,
  clock,
  onHeld,
}: {
  readonly http: HttpClient;
  readonly settings: CapillarySettings;
  readonly credentials: Pick<CredentialSource, 'capillary'>;
  readonly clock: Clock;
  readonly onHeld: (held: HeldCalls | null) => void;
}): Wire => {
  const base = settings.baseUrl.replace(/\/+$/, '');
  const limiter = createRateLimiter({
    perMinute: settings.perMinute,
    maxWaitMs: MAX_WAIT_MS,
    clock,
    onHeld,
  });

  const make = async (
    call: WireCall,
    { headers, secrets }: Pick<SignedHeaders, 'headers' | 'secrets'>,
  ): Promise<HttpResult> => {
    if (!(await limiter.turn())) {
      return unsent(problem('upstream.rate-limited', { upstream: 'capillary', call: call.name, here: true }));
    }
    return http.call({
      upstream: 'capillary',
      name: call.name,
      method: call.method,
      url: `${base}${call.path}${queryOf(call.query)}`,
      headers: {
        accept: 'application/json',
        ...(call.body === null ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: call.body,
      secrets,
      values: valuesOf(call),
      intent: call.intent,
      isFinal: (reply) => isConcurrent(call.name, reply),
    });
  };

  const signIn = createSignIn({
    settings,
    credentials,
    clock,
    askToken: (body) =>
      make(
        {
          name: TOKEN_CALL,
          method: 'POST',
          path: '/v3/oauth/token/generate',
          query: [],
          body,
          intent: 'read',
        },
        // The reply is a token, of which no words are kept: one that holds the key in some form is a token all the same.
        { headers: {}, secrets: [] },
      ),
  });

  const attempt = async (call: WireCall, mayRepeat: boolean): Promise<HttpResult> => {
    const signed = await signIn.sign();
    if (!signed.ok) return unsent(signed.problem);
    const result = await make(call, signed.value);
    if (!result.ok || !EXPIRED.has(result.reply.status)) return result;
    const renewable = signed.value.expire();
    return renewable && mayRepeat ? attempt(call, false) : result;
  };

  return { call: (call) => attempt(call, call.intent === 'read') };
};
