import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createIdleClock } from '../../../../src/renderer/kiosk/state/idle-clock.ts';

/** Time that goes on only when a test says so. */
const fakeTime = () => {
  let time = 0;
  let timers: { readonly at: number; readonly run: () => void }[] = [];
  return {
    now: () => time,
    after: (ms: number, run: () => void) => {
      const timer = { at: time + ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
    /** Goes on, timer by timer. */
    pass: (ms: number) => {
      const end = time + ms;
      for (;;) {
        const [next] = timers.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at);
        if (next === undefined) break;
        timers = timers.filter((one) => one !== next);
        time = Math.max(time, next.at);
        next.run();
      }
      time = end;
    },
    /** The machine slept: time went on, and no timer ran meanwhile. */
    sleep: (ms: number) => {
      time += ms;
    },
  };
};

const stand = () => {
  const time = fakeTime();
  const heard: { warnings: (number | null)[]; ends: number; touches: number[] } = {
    warnings: [],
    ends: 0,
    touches: [],
  };
  const clock = createIdleClock({
    now: time.now,
    after: time.after,
    onWarning: (left) => heard.warnings.push(left),
    onEnd: () => {
      heard.ends += 1;
    },
    onTouch: () => heard.touches.push(time.now()),
  });
  return { time, heard, clock };
};

describe('Nobody does anything at the kiosk', () => {
  test('after 40 s there is a warning of 20 s that counts each of them, then the end', () => {
    const { time, heard, clock } = stand();
    clock.start(40, 20);
    time.pass(39_999);
    expect(heard.warnings).toEqual([]);
    time.pass(1);
    expect(heard.warnings).toEqual([20]);
    time.pass(19_999);
    expect(heard.ends).toBe(0);
    expect(heard.warnings).toEqual(Array.from({ length: 20 }, (_, index) => 20 - index));
    time.pass(1);
    expect(heard.ends).toBe(1);
    expect(heard.warnings.at(-1)).toBeNull();
    time.pass(600_000);
    expect(heard.ends).toBe(1);
  });

  test('the warning can be extended a hundred times, at its last moment', () => {
    const { time, heard, clock } = stand();
    clock.start(40, 20);
    for (let round = 0; round < 100; round += 1) {
      time.pass(59_990);
      expect(clock.act()).toBe(true);
      expect(heard.warnings.at(-1)).toBeNull();
    }
    expect(heard.ends).toBe(0);
  });

  test('an act without a warning says that there was none', () => {
    const { time, clock } = stand();
    clock.start(40, 20);
    time.pass(10_000);
    expect(clock.act()).toBe(false);
  });

  test('a page that was stopped for a moment still shows the whole warning', () => {
    const { time, heard, clock } = stand();
    clock.start(40, 20);
    time.pass(39_000);
    time.sleep(9_000);
    time.pass(0);
    expect(heard.warnings).toEqual([20]);
    time.pass(19_999);
    expect(heard.ends).toBe(0);
    time.pass(1);
    expect(heard.ends).toBe(1);
  });

  test('a machine that slept ends it at once, without a warning for the next one', () => {
    const { time, heard, clock } = stand();
    clock.start(40, 20);
    time.sleep(3_600_000);
    time.pass(0);
    expect(heard.ends).toBe(1);
    expect(heard.warnings).toEqual([]);
  });

  test('while the kiosk is at work nobody is warned, and the visit is kept', () => {
    const { time, heard, clock } = stand();
    clock.start(40, 20);
    time.pass(30_000);
    clock.hold(true);
    time.pass(300_000);
    expect(heard.warnings).toEqual([]);
    expect(heard.touches.length).toBeGreaterThan(50);
    clock.hold(false);
    time.pass(39_999);
    expect(heard.warnings).toEqual([]);
    time.pass(1);
    expect(heard.warnings).toEqual([20]);
  });

  test('what it counts no longer is not told of', () => {
    const { time, heard, clock } = stand();
    clock.start(40, 20);
    time.pass(45_000);
    clock.stop();
    expect(heard.warnings.at(-1)).toBeNull();
    time.pass(600_000);
    expect(heard.ends).toBe(0);
    expect(clock.act()).toBe(false);
  });
});

describe('Whoever listens', () => {
  test('is expected to do nothing while the screen is read, and the visit is kept', () => {
    const { time, heard, clock } = stand();
    clock.start(120, 20);
    clock.tell(true);
    time.pass(300_000);
    expect(heard.warnings).toEqual([]);
    expect(heard.touches.length).toBeGreaterThan(50);
    clock.tell(false);
    time.pass(119_999);
    expect(heard.warnings).toEqual([]);
    time.pass(1);
    expect(heard.warnings).toEqual([20]);
  });

  test('has the whole time of a warning from when it was said, and what is said later does not add to it', () => {
    const { time, heard, clock } = stand();
    clock.start(40, 20);
    time.pass(40_000);
    clock.tell(true);
    time.pass(15_000);
    expect(new Set(heard.warnings)).toEqual(new Set([20]));
    clock.tell(false);
    time.pass(10_000);
    clock.tell(true);
    time.pass(2_000);
    clock.tell(false);
    time.pass(7_999);
    expect(heard.ends).toBe(0);
    expect(heard.warnings.at(-1)).toBe(1);
    time.pass(1);
    expect(heard.ends).toBe(1);
  });

  test('has the whole time at the next warning again', () => {
    const { time, heard, clock } = stand();
    clock.start(40, 20);
    for (let round = 0; round < 10; round += 1) {
      time.pass(40_000);
      clock.tell(true);
      time.pass(30_000);
      clock.tell(false);
      time.pass(19_999);
      expect(heard.ends, `round ${round}`).toBe(0);
      expect(clock.act()).toBe(true);
    }
  });

  test('of a machine that slept in the middle of a sentence nothing goes on', () => {
    for (const ends of [true, false]) {
      const { time, heard, clock } = stand();
      clock.start(40, 20);
      clock.tell(true);
      time.pass(10_000);
      time.sleep(3_600_000);
      if (ends) clock.tell(false);
      time.pass(2_000);
      expect(heard.ends).toBe(1);
      expect(heard.warnings).toEqual([]);
    }
  });
});

describe('The main process is told of acts', () => {
  test('at most once in two seconds, and never later than that after one', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5_000 }), { maxLength: 60 }), (gaps) => {
        const { time, heard, clock } = stand();
        clock.start(40, 20);
        const acts: number[] = [];
        for (const gap of gaps) {
          time.pass(gap);
          clock.act();
          acts.push(time.now());
        }
        time.pass(2_000);
        const between = heard.touches.slice(1).map((at, index) => at - (heard.touches[index] ?? at));
        expect(Math.min(Number.POSITIVE_INFINITY, ...between)).toBeGreaterThanOrEqual(2_000);
        for (const at of acts) {
          const told = heard.touches.find((one) => one >= at);
          expect(told).toBeDefined();
          expect((told ?? 0) - at).toBeLessThanOrEqual(2_000);
        }
      }),
      { numRuns: 100 },
    );
  });
});
