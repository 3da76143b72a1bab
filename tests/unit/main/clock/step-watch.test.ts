import { describe, expect, it } from 'vitest';
import { type ClockStep, watchSteps } from '../../../../src/main/clock/step-watch.ts';
import { systemClock } from '../../../../src/main/clock/system-clock.ts';
import { ageOf, epochMs, waited } from '../../../../src/main/ports/clock.ts';
import { createFakeClock } from '../../../support/clock.ts';

const HOUR = 3_600_000;

const watched = () => {
  const clock = createFakeClock();
  const told: ClockStep[] = [];
  const ending = new AbortController();
  const over = watchSteps(clock, (step) => told.push(step), ending.signal);
  return { clock, told, ending, over };
};

describe('a step of the wall clock', () => {
  it.each([-24 * HOUR, -2 * HOUR, -60_000, -1_000, -500, 500, 1_000, 60_000, 2 * HOUR, 24 * HOUR])(
    'by %i ms is told once, within a second',
    async (byMs) => {
      const { clock, told } = watched();
      await clock.advance(10_400);
      clock.step(byMs);
      await clock.advance(1_000);
      expect(told).toEqual([{ byMs, at: expect.any(Number) }]);
      await clock.advance(60_000);
      expect(told).toHaveLength(1);
    },
  );

  it.each([-499, -1, 0, 1, 499])('by %i ms is how a clock is kept right', async (byMs) => {
    const { clock, told } = watched();
    for (let at = 0; at < 20; at += 1) {
      clock.step(byMs);
      await clock.advance(1_000);
    }
    expect(told).toEqual([]);
  });

  it('is not taken for one while the machine sleeps, and is told after a sleep', async () => {
    const { clock, told } = watched();
    clock.suspend(8 * HOUR);
    await clock.advance(5_000);
    expect(told).toEqual([]);
    clock.suspend(8 * HOUR);
    clock.step(-2 * HOUR);
    await clock.advance(5_000);
    expect(told).toMatchObject([{ byMs: -2 * HOUR }]);
  });

  it('is watched for no longer once the app closes', async () => {
    const { clock, told, ending, over } = watched();
    ending.abort(new Error('closing'));
    await over;
    clock.step(HOUR);
    await clock.advance(5_000);
    expect(told).toEqual([]);
    expect(clock.sleeping()).toBe(0);
  });
});

describe('the machine’s own clocks', () => {
  it('go on, whichever is asked, and neither is the wall clock', async () => {
    const since = systemClock.mark();
    await systemClock.sleep(30);
    expect(waited(systemClock, since)).toBeGreaterThan(25);
    expect(ageOf(systemClock, since)).toBeGreaterThan(25);
    expect(ageOf(systemClock, since)).toBeLessThan(60_000);
    expect(epochMs(systemClock.now())).toBeGreaterThan(systemClock.mark().awake);
  });
});
