import { createCustomerTokens, TOKEN_LIFE_MS } from '../../../src/main/credentials/tokens/customer-tokens.ts';
import { createNameSearches } from '../../../src/main/customers/name-searches.ts';
import { createReachability } from '../../../src/main/reachability/reachability.ts';
import { createRateLimiter } from '../../../src/main/systems/capillary/calls/rate-limiter.ts';
import { createTokenStore } from '../../../src/main/systems/capillary/sign-in/token-store.ts';
import { createFakeClock } from '../../support/clock.ts';
import { differs } from '../differs.ts';
import type { Wait } from './wait.ts';

/** Limits of calls and searches, lives of tokens, and how often connections are tried. */
export const LIMIT_WAITS: readonly Wait[] = [
  {
    name: 'a call’s turn at the limit a minute',
    run: async (step) => {
      const clock = createFakeClock();
      const limiter = createRateLimiter({ perMinute: 10, maxWaitMs: 0, clock, onHeld: () => {} });
      const turns = [await limiter.turn()];
      for (const ms of [6_600, 67]) {
        clock.step(step());
        await clock.advance(ms);
        turns.push(await limiter.turn());
      }
      return differs('the turns', [true, false, true], turns);
    },
  },
  {
    name: 'thirty searches by name in a minute',
    run: async (step) => {
      const clock = createFakeClock();
      const journal = { append: async () => {} };
      const names = createNameSearches({
        allowed: true,
        journal,
        operator: { id: 'asha.op' },
        clock,
      });
      const made: boolean[] = [];
      for (let at = 0; at < 31; at += 1) {
        clock.step(step());
        made.push((await names.begin('As')).ok);
      }
      await clock.advance(59_999);
      clock.step(step());
      made.push((await names.begin('As')).ok);
      await clock.advance(1);
      made.push((await names.begin('As')).ok);
      return differs('what was let through', [...Array(30).fill(true), false, false, true], made);
    },
  },
  {
    name: 'a token of Capillary, until 60 s before its end',
    run: async (step) => {
      const clock = createFakeClock();
      let fetched = 0;
      const tokens = createTokenStore({
        clock,
        fetchToken: async () => {
          fetched += 1;
          return { ok: true, value: { token: `token-${fetched}`, ttlSeconds: 900 } };
        },
      });
      const seen: number[] = [];
      for (const ms of [0, 839_999, 1]) {
        clock.step(step());
        await clock.advance(ms);
        await tokens.get({ key: 'k', secret: 's' });
        seen.push(fetched);
      }
      return differs('how often it was fetched', [1, 1, 2], seen);
    },
  },
  {
    name: 'a customer’s token of airpay, for as long as it lives',
    run: async (step) => {
      const clock = createFakeClock();
      const customers = createCustomerTokens(clock);
      customers.keep('CUST0001', 'visit', 'token');
      const held: (string | null)[] = [];
      for (const ms of [TOKEN_LIFE_MS - 1, 1]) {
        clock.step(step());
        await clock.advance(ms);
        held.push(customers.of('CUST0001'));
      }
      return differs('the token', ['token', null], held);
    },
  },
  {
    name: 'how often connections are tried',
    run: async (step) => {
      const clock = createFakeClock();
      const ending = new AbortController();
      const at: number[] = [];
      const reachability = createReachability({
        upstreams: ['airpay'],
        clock,
        probe: async () => {
          at.push(clock.passed());
          return false;
        },
        onChange: () => {},
        onReturn: () => {},
        signal: ending.signal,
      });
      await reachability.probe();
      for (let second = 0; second < 3; second += 1) {
        clock.step(step());
        await clock.advance(1_000);
      }
      ending.abort(new Error('closing'));
      return differs('the tries', [0, 1_000, 2_000, 3_000], at);
    },
  },
];
