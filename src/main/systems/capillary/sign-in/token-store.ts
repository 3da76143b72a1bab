import type { Result } from '../../../../shared/domain/problem.ts';
import { ageOf, type Clock, type Moment } from '../../../ports/clock.ts';

/** An OAuth key and its secret. */
export interface KeyPair {
  readonly key: string;
  readonly secret: string;
}

/** A token and how long it lives from when it was given, in seconds. */
export interface Token {
  readonly token: string;
  readonly ttlSeconds: number;
}

/** Holds one access token in memory. */
interface TokenStore {
  /** The token of this key, fetched at most once however many ask at the same time. */
  get(pair: KeyPair): Promise<Result<string>>;
  /** Forgets a token that the upstream no longer takes; a newer one stays. */
  drop(token: string): void;
}

/** A token is fetched anew this long before it ends, in milliseconds (contract: capillary). */
const EARLY_MS = 60_000;

const isSame = (a: KeyPair, b: KeyPair): boolean => a.key === b.key && a.secret === b.secret;

/** Makes the store. A token of another key than the one asked for is never given; a failure is never kept. */
export const createTokenStore = ({
  fetchToken,
  clock,
}: {
  readonly fetchToken: (pair: KeyPair) => Promise<Result<Token>>;
  readonly clock: Clock;
}): TokenStore => {
  let held: {
    readonly pair: KeyPair;
    readonly token: string;
    readonly since: Moment;
    readonly lifeMs: number;
  } | null = null;
  let flight: { readonly pair: KeyPair; readonly result: Promise<Result<string>> } | null = null;

  const fetchFor = async (pair: KeyPair): Promise<Result<string>> => {
    // Its life began at the latest when the reply came, and at the earliest when it was asked for.
    const since = clock.mark();
    const fetched = await fetchToken(pair);
    if (!fetched.ok) return fetched;
    const { token, ttlSeconds } = fetched.value;
    held = { pair, token, since, lifeMs: ttlSeconds * 1000 - EARLY_MS };
    return { ok: true, value: token };
  };

  return {
    get: async (pair) => {
      if (held && isSame(held.pair, pair) && ageOf(clock, held.since) < held.lifeMs)
        return { ok: true, value: held.token };
      if (flight && isSame(flight.pair, pair)) return flight.result;
      const own = { pair, result: fetchFor(pair) };
      flight = own;
      try {
        return await own.result;
      } finally {
        if (flight === own) flight = null;
      }
    },
    drop: (token) => {
      if (held?.token === token) held = null;
    },
  };
};
