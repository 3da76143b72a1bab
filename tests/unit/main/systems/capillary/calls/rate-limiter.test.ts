import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Clock } from '../../../../../../src/main/ports/clock.ts';
import type { HeldCalls } from '../../../../../../src/main/ports/held-calls.ts';
import { createRateLimiter } from '../../../../../../src/main/systems/capillary/calls/rate-limiter.ts';
import { createFakeClock, wallAt } from '../../../../../support/clock.ts';

/** A clock whose sleepers are told when they wake, and that nobody has to wait for. */
const instantClock = (): Clock & { set(ms: number): void; woke: number[] } => {
  let now = 0;
  const woke: number[] = [];
  return {
    woke,
    now: () => wallAt(0),
    mark: () => ({ awake: now, whole: now }),
    set: (ms) => {
      now = ms;
    },
    sleep: async (ms) => {
      woke.push(now + ms);
    },
  };
};

/** When each call that comes at the given times may go; null: it is refused. */
const goTimes = async (perMinute: number, maxWaitMs: number, comeAt: readonly number[]) => {
  const clock = instantClock();
  const limiter = createRateLimiter({ perMinute, maxWaitMs, clock, onHeld: () => {} });
  const times: (number | null)[] = [];
  for (const at of comeAt) {
    clock.set(at);
    const before = clock.woke.length;
    const isMine = await limiter.turn();
    times.push(isMine ? (clock.woke[before] ?? at) : null);
  }
  return times;
};

describe('the limit of calls a minute', () => {
  it('lets a tenth go at once, and the rest at an even pace in the order they came', async () => {
    const times = await goTimes(600, 10_000, Array(63).fill(0));
    expect(times.slice(0, 60)).toEqual(Array(60).fill(0));
    expect(times.slice(60)).toEqual([112, 223, 334]);
  });

  it('refuses at once what would wait too long, and does not count it', async () => {
    const times = await goTimes(60, 3_000, [...Array(10).fill(0), 0, 4_000]);
    expect(times.slice(0, 9)).toEqual([0, 0, 0, 0, 0, 0, 1_112, 2_223, null]);
    expect(times.at(-1)).toBe(4_000);
  });

  it('never passes more than the limit in any 60 seconds', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 90 }),
        fc.array(fc.integer({ min: 0, max: 3_000 }), { minLength: 1, maxLength: 300 }),
        async (perMinute, gaps) => {
          let at = 0;
          const comeAt = gaps.map((gap) => {
            at += gap;
            return at;
          });
          const times = (await goTimes(perMinute, 600_000, comeAt)).filter((time) => time !== null);
          for (const start of times) {
            // Timers count whole milliseconds, so each end of a window may be off by one.
            const inWindow = times.filter((time) => time >= start && time < start + 59_998).length;
            expect(inWindow).toBeLessThanOrEqual(perMinute);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is not fooled by a wall clock that is set', async () => {
    const clock = createFakeClock();
    const limiter = createRateLimiter({ perMinute: 10, maxWaitMs: 0, clock, onHeld: () => {} });
    expect(await limiter.turn()).toBe(true);
    clock.step(7_200_000);
    expect(await limiter.turn()).toBe(false);
    clock.step(-14_400_000);
    await clock.advance(6_600);
    expect(await limiter.turn()).toBe(false);
    await clock.advance(100);
    expect(await limiter.turn()).toBe(true);
  });

  it('takes no call more for the time that the machine slept', async () => {
    const clock = createFakeClock();
    const limiter = createRateLimiter({ perMinute: 10, maxWaitMs: 0, clock, onHeld: () => {} });
    expect(await limiter.turn()).toBe(true);
    clock.suspend(3_600_000);
    expect(await limiter.turn()).toBe(false);
  });
});

describe('what the limit holds back', () => {
  const holding = (perMinute: number, maxWaitMs = 10_000) => {
    const clock = createFakeClock(0);
    const told: (HeldCalls | null)[] = [];
    const limiter = createRateLimiter({ perMinute, maxWaitMs, clock, onHeld: (held) => told.push(held) });
    return { clock, told, limiter };
  };

  it('is told with how many wait and when the next goes, until none does', async () => {
    const { clock, told, limiter } = holding(20);
    const turns = Array.from({ length: 4 }, () => limiter.turn());
    expect(told).toEqual([
      { perMinute: 20, waiting: 1, nextInMs: 3_334 },
      { perMinute: 20, waiting: 2, nextInMs: 3_334 },
    ]);
    await clock.advance(3_334);
    expect(told.at(-1)).toEqual({ perMinute: 20, waiting: 1, nextInMs: 3_333 });
    await clock.advance(3_333);
    expect(told.at(-1)).toBeNull();
    expect(await Promise.all(turns)).toEqual([true, true, true, true]);
    expect(told).toHaveLength(4);
  });

  it('is not told where nobody would notice the wait', async () => {
    const { clock, told, limiter } = holding(600);
    const turns = Array.from({ length: 62 }, () => limiter.turn());
    await clock.advance(1_000);
    expect(await Promise.all(turns)).not.toContain(false);
    expect(told).toEqual([]);
  });

  it('does not count a call that is refused because it would wait too long', async () => {
    const { told, limiter } = holding(60, 1_000);
    const turns = Array.from({ length: 7 }, () => limiter.turn());
    expect(await turns.at(-1)).toBe(false);
    expect(told).toEqual([]);
  });
});
