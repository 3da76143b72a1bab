import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  rowAfterKey,
  scrollToShow,
  shownRows,
} from '../../../../src/renderer/features/branch-activity/shown-rows.ts';

const ROW = 48;
const place = fc.record({
  height: fc.integer({ min: 0, max: 3000 }),
  count: fc.integer({ min: 0, max: 1_000_000 }),
  turned: fc.double({ min: 0, max: 1, noNaN: true }),
});

describe('the rows of a long list', () => {
  it('that are drawn cover what is seen, and never more than a few screens', () => {
    fc.assert(
      fc.property(place, ({ height, count, turned }) => {
        const scrollTop = turned * Math.max(0, count * ROW - height);
        const { first, end } = shownRows({ scrollTop, height, row: ROW }, count);
        expect(first).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(count);
        expect(end - first).toBeLessThanOrEqual(Math.ceil(height / ROW) + 30);
        const lastSeen = Math.min(count, Math.ceil((scrollTop + height) / ROW));
        expect(first).toBeLessThanOrEqual(Math.min(Math.floor(scrollTop / ROW), Math.max(0, count - 1)));
        expect(end).toBeGreaterThanOrEqual(lastSeen);
      }),
    );
  });

  it('that are drawn stay the same for most steps of a scroll', () => {
    const drawn = Array.from({ length: 200 }, (_, step) =>
      shownRows({ scrollTop: 5000 + step, height: 700, row: ROW }, 10_000),
    );
    expect(new Set(drawn.map(({ first }) => first)).size).toBeLessThanOrEqual(3);
  });

  it('come into sight with the least scrolling', () => {
    const at = { scrollTop: 480, height: 480, row: ROW };
    expect(scrollToShow(at, 12)).toBe(480);
    expect(scrollToShow(at, 9)).toBe(432);
    expect(scrollToShow(at, 20)).toBe(528);
  });

  it('are gone through by the keys and no further than the ends', () => {
    const at = { at: 5, count: 20, page: 8 };
    const to = (key: string) => rowAfterKey(key, at);
    expect(['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'].map(to)).toEqual([
      6, 4, 13, 0, 0, 19,
    ]);
    expect(to('a')).toBeNull();
  });
});
