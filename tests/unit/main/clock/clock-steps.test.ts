import { afterAll, describe, expect, it } from 'vitest';
import { createPipeline } from '../../../../src/main/changes/pipeline.ts';
import type { Progress } from '../../../../src/main/changes/progress.ts';
import { createCustomerTokens, TOKEN_LIFE_MS } from '../../../../src/main/credentials/customer-tokens.ts';
import { readNow } from '../../../../src/main/ports/clock.ts';
import { createReachability } from '../../../../src/main/reachability/reachability.ts';
import { createRateLimiter } from '../../../../src/main/upstreams/capillary/rate-limiter.ts';
import { createTokenStore } from '../../../../src/main/upstreams/capillary/token-store.ts';
import { UNDO_MS } from '../../../../src/main/visits/follow-ups.ts';
import { createFakeClock } from '../../../support/clock.ts';
import { realIds } from '../../../support/ids.ts';
import { openTestJournal } from '../../../support/journal.ts';
import { until } from '../../../support/until.ts';
import { usageChange } from '../changes/a-change.ts';
import { createFakeKind, type FakeKindScript, reply } from '../changes/fake-kind.ts';
import { openDesk } from '../visits/a-desk.ts';
import { asha } from '../visits/people.ts';

const DEADLINE = 15_000;
const SECOND_LOOK = DEADLINE + 30_000;
const HOUR = 3_600_000;
const STEPS = [-2 * HOUR, -60_000, -1_000, 0, 1_000, 60_000, 2 * HOUR, 24 * HOUR] as const;

type FakeClock = ReturnType<typeof createFakeClock>;

let tried = 0;
afterAll(() =>
  console.log(`${tried} waits under ${STEPS.length} steps of the wall clock: none ended early or late`),
);

/** What a change came to, and how long after the start. */
interface Came {
  readonly at: number;
  readonly state: Progress['state'];
}

/** Lets a change go while the clock may be stepped, and keeps what it came to and when. */
const running = async (script: FakeKindScript, clock: FakeClock = createFakeClock()) => {
  const test = await openTestJournal(clock);
  const { kind } = createFakeKind(script);
  const came: Came[] = [];
  const deps = { kinds: new Map([[kind.name, kind]]), journal: test.journal, clock, ids: realIds };
  const report = ({ state }: Progress): void => {
    if (state !== undefined) came.push({ at: clock.passed(), state });
  };
  const pipeline = createPipeline({ ...deps, deadlineMs: DEADLINE });
  const close = async (): Promise<void> => {
    await pipeline.close();
    await test.close();
  };
  return { test, clock, pipeline, came, report, deps, close };
};

describe.each(STEPS)('a wall clock that steps by %i ms', (step) => {
  it('does not end the read-backs of a yes early or late', async () => {
    tried += 1;
    const { clock, pipeline, came, report, close } = await running({ see: () => 'prior' });
    const done = pipeline.apply([usageChange()], report);
    for (const ms of [0, 999, 1, 1_999, 1]) {
      await until(() => clock.sleeping() > 0, 'a pause');
      clock.step(step);
      if (ms > 0) await clock.advance(ms);
    }
    await done;
    expect(came.at(-1)).toEqual({ at: 3_000, state: 'contradicted' });
    await close();
  });

  it('calls nothing "not applied" before 30 s after its deadline, however often it is read back', async () => {
    tried += 1;
    const { clock, pipeline, came, report, close } = await running({
      send: () => reply('unknown'),
      see: () => 'prior',
    });
    const item = usageChange();
    await pipeline.apply([item], report);
    clock.step(step);
    for (let at = 0; at < 7; at += 1) {
      await clock.advance(6_000);
      await pipeline.readBack(item.change.id);
      clock.step(step);
    }
    await clock.advance(SECOND_LOOK - clock.passed() - 1);
    expect(came.filter(({ state }) => state !== 'sending' && state !== 'unknown')).toEqual([]);
    await clock.advance(1);
    await until(() => came.at(-1)?.state === 'not-applied', '"not applied"');
    expect(came.at(-1)?.at).toBe(SECOND_LOOK);
    await close();
  });

  it('finds what the system did late, after a read-back that came too early', async () => {
    tried += 1;
    let applied = false;
    const { clock, pipeline, came, report, close } = await running({
      send: () => reply('unknown'),
      see: () => (applied ? 'requested' : 'prior'),
    });
    const item = usageChange();
    await pipeline.apply([item], report);
    clock.step(step);
    await clock.advance(6_000);
    await pipeline.readBack(item.change.id);
    expect(came.at(-1)?.state).toBe('unknown');
    applied = true;
    await clock.advance(SECOND_LOOK);
    await until(() => came.at(-1)?.state === 'confirmed', 'what the system did');
    expect(came.some(({ state }) => state === 'not-applied')).toBe(false);
    await close();
  });

  it.each(['interrupted', 'answered'] as const)(
    'between two runs shortens no wait of the next one: %s',
    async (how) => {
      tried += 1;
      const first = await running({
        send: () => (how === 'answered' ? reply('unknown') : new Promise<never>(() => {})),
        see: () => 'prior',
      });
      const item = usageChange();
      void first.pipeline.apply([item], first.report);
      await until(
        () => first.came.at(-1)?.state === (how === 'answered' ? 'unknown' : 'sending'),
        'the request',
      );
      const clock = createFakeClock();
      clock.step(step);
      const came: Came[] = [];
      const again = createPipeline({
        ...{ ...first.deps, clock, deadlineMs: DEADLINE },
        lookout: {
          open: () => {},
          note: ({ state }) => state !== undefined && came.push({ at: clock.passed(), state }),
        },
      });
      await again.recover();
      clock.step(-2 * step);
      await again.readBack(item.change.id);
      await clock.advance(SECOND_LOOK - 1);
      await again.readBack(item.change.id);
      expect(came.some(({ state }) => state === 'not-applied')).toBe(false);
      await clock.advance(1);
      await until(() => came.at(-1)?.state === 'not-applied', '"not applied"');
      expect(came.at(-1)?.at).toBe(SECOND_LOOK);
      await again.close();
      // What waits for its reply in the first run waits forever.
      await first.test.close();
    },
  );

  it('leaves the offer to undo open for its 30 s, and no longer', async () => {
    tried += 1;
    const desk = await openDesk();
    await desk.begin();
    await desk.see(desk.isRead);
    const id = await desk.draftAtm();
    const offer = () => desk.now().lines.find(({ change }) => change.id === id)?.view.undo;
    desk.basket.apply();
    // One is made when it is accepted, and one in its place when it is confirmed.
    await until(() => JSON.stringify(offer()) === '{"can":true,"offer":2}', 'the offer');
    desk.clock.step(step);
    await desk.clock.advance(UNDO_MS - 1);
    expect(offer()).toMatchObject({ can: true });
    desk.clock.step(step);
    await desk.clock.advance(1);
    expect(offer()).toBeUndefined();
    await desk.close();
  });

  it.each([
    [9_999, false],
    [10_000, true],
  ])('leaves what a search read fresh for 10 s: after %i ms it is read again: %s', async (ms, again) => {
    tried += 1;
    const desk = await openDesk();
    const read = readNow(desk.clock);
    desk.clock.step(step);
    await desk.clock.advance(ms);
    await desk.begin({ customer: asha, read });
    await desk.see(desk.isRead);
    expect(desk.asked.includes('record 4001')).toBe(again);
    await desk.close();
  });

  it('gives no call more or less than its turn', async () => {
    tried += 1;
    const clock = createFakeClock();
    const limiter = createRateLimiter({ perMinute: 10, maxWaitMs: 0, clock, onHeld: () => {} });
    expect(await limiter.turn()).toBe(true);
    clock.step(step);
    await clock.advance(6_600);
    expect(await limiter.turn()).toBe(false);
    clock.step(step);
    await clock.advance(67);
    expect(await limiter.turn()).toBe(true);
  });

  it('lets a token live for as long as it does', async () => {
    tried += 2;
    const clock = createFakeClock();
    let fetched = 0;
    const tokens = createTokenStore({
      clock,
      fetchToken: async () => {
        fetched += 1;
        return { ok: true, value: { token: `token-${fetched}`, ttlSeconds: 900 } };
      },
    });
    const pair = { key: 'k', secret: 's' };
    const customers = createCustomerTokens(clock);
    customers.keep('CUST0001', 'visit', 'token');
    await tokens.get(pair);
    clock.step(step);
    await clock.advance(839_999);
    await tokens.get(pair);
    expect(fetched).toBe(1);
    await clock.advance(1);
    await tokens.get(pair);
    expect(fetched).toBe(2);
    clock.step(step);
    await clock.advance(TOKEN_LIFE_MS - clock.passed() - 1);
    expect(customers.of('CUST0001')).toBe('token');
    await clock.advance(1);
    expect(customers.of('CUST0001')).toBeNull();
  });

  it('does not change how often connections are tried', async () => {
    tried += 1;
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
      clock.step(step);
      await clock.advance(1_000);
    }
    expect(at).toEqual([0, 1_000, 2_000, 3_000]);
    ending.abort(new Error('closing'));
  });
});

describe('a machine that sleeps for a night', () => {
  const NIGHT = 8 * HOUR;

  it('has waited for none of what has to be waited for', async () => {
    const { clock, pipeline, came, report, close } = await running({
      send: () => reply('unknown'),
      see: () => 'prior',
    });
    const item = usageChange();
    await pipeline.apply([item], report);
    clock.suspend(NIGHT);
    await pipeline.readBack(item.change.id);
    await clock.advance(SECOND_LOOK - 1);
    expect(came.at(-1)?.state).toBe('unknown');
    await close();
  });

  it('keeps nothing fresh, no offer and no token of a customer', async () => {
    const desk = await openDesk();
    const read = readNow(desk.clock);
    const tokens = createCustomerTokens(desk.clock);
    tokens.keep('CUST0001', 'visit', 'token');
    desk.clock.suspend(NIGHT);
    expect(tokens.of('CUST0001')).toBeNull();
    await desk.begin({ customer: asha, read });
    await desk.see(desk.isRead);
    expect(desk.asked).toContain('record 4001');
    const id = await desk.draftAtm();
    const offer = () => desk.now().lines.find(({ change }) => change.id === id)?.view.undo;
    desk.basket.apply();
    // One is made when it is accepted, and one in its place when it is confirmed.
    await until(() => JSON.stringify(offer()) === '{"can":true,"offer":2}', 'the offer');
    desk.clock.suspend(NIGHT);
    await desk.clock.advance(5_000);
    expect(offer()).toBeUndefined();
    await desk.close();
  });
});
