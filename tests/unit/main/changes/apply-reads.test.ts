import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createApplyReads } from '../../../../src/main/changes/apply-reads.ts';
import { createFreshness, type FreshReads } from '../../../../src/main/changes/fresh-reads.ts';
import type { Thing } from '../../../../src/main/ports/shared-reads.ts';
import { fail, ok, type Result } from '../../../../src/shared/domain/problem.ts';
import { createFakeClock } from '../../../support/clock.ts';

const THINGS: readonly Thing[] = [
  ['airpay', 'customer', '1'],
  ['capillary', 'customer', '1'],
  ['capillary', 'card', '6011'],
];
const [USAGE, RECORD] = THINGS as [Thing, Thing];
const LABELS: Thing = ['capillary', 'labels'];
const CUSTOMER = 'capillary:1';

type Step =
  | {
      readonly do: 'send' | 'read back' | 'check';
      readonly of: 'airpay' | 'capillary';
      readonly fails: boolean;
    }
  | { readonly do: 'wait'; readonly ms: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constantFrom('send', 'read back', 'check'),
    of: fc.constantFrom('airpay', 'capillary'),
    fails: fc.boolean(),
  }),
  fc.record({ do: fc.constant('wait'), ms: fc.constantFrom(1, 400, 1_999, 2_000, 9_000) }),
);

/** One apply over a clock that stands still; each reading tells its number, its moment and what was sent before it. */
const begin = () => {
  const clock = createFakeClock();
  const freshness = createFreshness(clock);
  const reads = createApplyReads(clock);
  const sent = { airpay: 0, capillary: 0 };
  let count = 0;
  const reading =
    (upstream: 'airpay' | 'capillary', fails = false) =>
    async (): Promise<Result<{ readonly at: number; readonly sent: number; readonly number: number }>> => {
      count += 1;
      const told = { at: clock.passed(), sent: sent[upstream], number: count };
      return fails ? fail('net.deadline', told) : ok(told);
    };
  return {
    ...{ clock, freshness, reads, sent, reading },
    send: (upstream: 'airpay' | 'capillary') => {
      freshness.sent(upstream, CUSTOMER);
      sent[upstream] += 1;
      freshness.sent(upstream, CUSTOMER);
    },
    begun: () => count,
  };
};

describe('what a check of an apply has in common with a read-back', () => {
  it('was never read before the last thing was sent there, is never two seconds old, and never failed', async () => {
    let served = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 40 }), async (steps) => {
        const { clock, freshness, reads, sent, reading, send, begun } = begin();
        for (const one of steps) {
          if (one.do === 'wait') {
            await clock.advance(one.ms);
            continue;
          }
          const things = THINGS.filter(([upstream]) => upstream === one.of);
          if (one.do === 'send') send(one.of);
          else if (one.do === 'read back') {
            const fresh = freshness.begin(one.of, CUSTOMER);
            for (const thing of things) await fresh.reads.of(thing, reading(one.of, one.fails));
            reads.add(fresh);
          } else {
            const check = reads.forCheck();
            for (const thing of things) {
              const before = begun();
              const result = await check.of(thing, reading(one.of, one.fails));
              if (begun() > before) continue;
              served += 1;
              expect(result).toMatchObject({ ok: true, value: { sent: sent[one.of] } });
              if (result.ok) expect(clock.passed() - result.value.at).toBeLessThan(2_000);
            }
          }
        }
      }),
      { numRuns: 200 },
    );
    expect(served).toBeGreaterThan(50);
  });

  it('is nothing in the first check: it reads everything, each thing once', async () => {
    const { reads, reading, begun } = begin();
    const check = reads.forCheck();
    for (const thing of [USAGE, USAGE, RECORD]) await check.of(thing, reading('airpay'));
    expect(begun()).toBe(2);
  });

  it('is what the labels of the tenant were, for ten seconds, whatever is sent', async () => {
    const { clock, reads, reading, send, begun } = begin();
    const readLabels = () => reads.forCheck().ofTenant(LABELS, reading('capillary'));
    await readLabels();
    send('capillary');
    await clock.advance(9_999);
    await readLabels();
    expect(begun()).toBe(1);
    await clock.advance(1);
    await readLabels();
    expect(begun()).toBe(2);
  });
});

describe('a read-back', () => {
  const readOf = (fresh: FreshReads, read: () => Promise<unknown>) => fresh.reads.of(USAGE, read);

  it('reads everything itself, whatever the one before has read', async () => {
    const { freshness, reading, begun } = begin();
    for (let look = 1; look <= 3; look += 1) {
      await readOf(freshness.begin('airpay', CUSTOMER), reading('airpay'));
      expect(begun()).toBe(look);
    }
  });

  it('that began while something was sent is not fresh, and neither is one from before', () => {
    const { freshness } = begin();
    const before = freshness.begin('airpay', CUSTOMER);
    freshness.sent('airpay', CUSTOMER);
    const during = freshness.begin('airpay', CUSTOMER);
    freshness.sent('airpay', CUSTOMER);
    const after = freshness.begin('airpay', CUSTOMER);
    freshness.sent('wm', CUSTOMER);
    freshness.sent('airpay', 'capillary:2');
    expect([before, during, after].map((one) => one.isFresh())).toEqual([false, false, true]);
  });

  it('tells when a thing was read: where the reading ended; nothing of one that failed', async () => {
    const { clock, freshness } = begin();
    const fresh = freshness.begin('airpay', CUSTOMER);
    const { promise, resolve } = Promise.withResolvers<Result<null>>();
    const read = readOf(fresh, () => promise);
    expect(fresh.reads.readAt(USAGE)).toBeNull();
    await clock.advance(700);
    resolve(ok(null));
    await read;
    expect(fresh.reads.readAt(USAGE)).toBe(Number(clock.now()));
    await fresh.reads.of(RECORD, async () => fail('net.deadline'));
    expect(fresh.reads.readAt(RECORD)).toBeNull();
  });
});
