import { describe, expect, it } from 'vitest';
import {
  createTokenStore,
  type Token,
} from '../../../../../../src/main/systems/capillary/sign-in/token-store.ts';
import { fail, ok, type Result } from '../../../../../../src/shared/domain/problem.ts';
import { createFakeClock } from '../../../../../support/clock.ts';

const PAIR = { key: 'k', secret: 's' };

const setUp = (
  answer: (count: number) => Result<Token> = (n) => ok({ token: `t${n}`, ttlSeconds: 3_600 }),
) => {
  const clock = createFakeClock();
  let count = 0;
  const store = createTokenStore({
    clock,
    fetchToken: async () => {
      count += 1;
      const given = answer(count);
      await new Promise((resolve) => setImmediate(resolve));
      return given;
    },
  });
  return { clock, store, fetched: () => count };
};

describe('an access token', () => {
  it('is fetched once for everybody who asks at the same time', async () => {
    const { store, fetched } = setUp();
    const tokens = await Promise.all(Array.from({ length: 50 }, () => store.get(PAIR)));
    expect(new Set(tokens.map((token) => token.ok && token.value))).toEqual(new Set(['t1']));
    expect(fetched()).toBe(1);
  });

  it('is fetched anew 60 s before it ends, and not earlier', async () => {
    const { store, clock, fetched } = setUp();
    await store.get(PAIR);
    await clock.advance(3_539_999);
    await store.get(PAIR);
    expect(fetched()).toBe(1);
    await clock.advance(1);
    expect(await store.get(PAIR)).toEqual(ok('t2'));
  });

  it('is dropped once, by whoever was refused with it; a newer one stays', async () => {
    const { store, fetched } = setUp();
    await store.get(PAIR);
    store.drop('t1');
    await store.get(PAIR);
    store.drop('t1');
    expect(await store.get(PAIR)).toEqual(ok('t2'));
    expect(fetched()).toBe(2);
  });

  it('of one key is never given for another', async () => {
    const { store } = setUp();
    const [one, other] = await Promise.all([store.get(PAIR), store.get({ key: 'k', secret: 'other' })]);
    expect([one, other]).toEqual([ok('t1'), ok('t2')]);
  });

  it('that could not be had is asked for again', async () => {
    const { store } = setUp((n) => (n === 1 ? fail('net.dns') : ok({ token: 't', ttlSeconds: 60 })));
    expect(await store.get(PAIR)).toEqual(fail('net.dns'));
    expect(await store.get(PAIR)).toEqual(ok('t'));
  });
});
