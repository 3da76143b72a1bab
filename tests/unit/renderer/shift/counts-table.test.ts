import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barsOf } from '../../../../src/renderer/features/shift/bars.ts';
import {
  type Counted,
  countsTable,
  fromFirst,
} from '../../../../src/renderer/features/shift/counts-table.ts';
import { OUTCOMES } from '../../../../src/shared/domain/outcome.ts';

const DAY: readonly Counted[] = [
  { key: '9', counts: [{ outcome: 'rejected', count: 1 }] },
  {
    key: '10',
    counts: [
      { outcome: null, count: 2 },
      { outcome: 'confirmed', count: 5 },
    ],
  },
  { key: '11', counts: [] },
];

describe('the table of counts', () => {
  it('has a column for each outcome that there is, what is done first, and says all', () => {
    expect(countsTable(DAY)).toEqual({
      states: ['confirmed', 'sending', 'rejected'],
      rows: [
        { key: '9', counts: [0, 0, 1], total: 1 },
        { key: '10', counts: [5, 2, 0], total: 7 },
        { key: '11', counts: [0, 0, 0], total: 0 },
      ],
      totals: [5, 2, 1],
      total: 8,
    });
    expect(countsTable([])).toEqual({ states: [], rows: [], totals: [], total: 0 });
  });

  it('begins with the first hour that has a change', () => {
    expect(fromFirst([{ key: '8', counts: [] }, ...DAY]).map((hour) => hour)).toEqual(DAY);
    expect(fromFirst([{ counts: [] }])).toEqual([]);
  });
});

const days = fc.array(
  fc.record({
    key: fc.uuid(),
    counts: fc.uniqueArray(
      fc.record({
        outcome: fc.constantFrom(null, ...OUTCOMES),
        count: fc.integer({ min: 1, max: 10_000 }),
      }),
      { selector: ({ outcome }) => outcome },
    ),
  }),
  { maxLength: 25 },
);

describe('the chart', () => {
  it('says what its table says, and no more: every count is in the table, and every part of a bar stands for one', () => {
    fc.assert(
      fc.property(days, (day) => {
        const table = countsTable(day);
        const all = day.flatMap(({ counts }) => counts).reduce((sum, { count }) => sum + count, 0);
        expect(table.total).toBe(all);
        const bars = barsOf(table, 140);
        expect(bars.map(({ total }) => total)).toEqual(table.rows.map(({ total }) => total));
        for (const [index, { parts }] of bars.entries()) {
          const row = table.rows[index];
          expect(parts.map(({ state }) => state)).toEqual(
            table.states.filter((_, column) => (row?.counts[column] ?? 0) > 0),
          );
          // From the bottom up, each part on the one before.
          let bottom = 140;
          for (const { top, height } of parts) {
            expect(top + height).toBeCloseTo(bottom);
            expect(height).toBeGreaterThanOrEqual(3);
            bottom = top;
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('is as high as the highest hour, and its parts are as high as their share of it', () => {
    const [nine, ten, eleven] = barsOf(countsTable(DAY), 140);
    expect(ten?.parts).toEqual([
      { state: 'confirmed', top: 40, height: 100 },
      { state: 'sending', top: 0, height: 40 },
    ]);
    expect(nine?.parts).toEqual([{ state: 'rejected', top: 120, height: 20 }]);
    expect(eleven?.parts).toEqual([]);
  });
});
