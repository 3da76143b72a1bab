import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SPOTS, sendTo } from '../../../support/scans/desk-model.ts';
import type { SentKey } from '../../../support/scans/keys.ts';

/** How a person types: each key down for `dwell`, the next one `gap` after it, so that fast keys overlap. */
const typed = (
  keys: readonly string[],
  next: (place: number) => { readonly gap: number; readonly dwell: number },
): readonly SentKey[] => {
  let at = 5_000;
  return keys.map((key, place) => {
    const { gap, dwell } = next(place);
    // The same key can go down again only once it went up.
    at += place === 0 ? 0 : keys[place - 1] === key ? Math.max(gap, 190) : gap;
    return { key, code: `${key}`, ctrl: false, down: at, up: at + dwell };
  });
};
const steady =
  (gap: number, dwell = gap * 0.8) =>
  () => ({ gap, dwell });

describe('a person', () => {
  it('types names and sentences in a note at any speed, keeps every character, and Enter acts at once', () => {
    for (const text of ['Asha Verma', 'lost her card in the market', 'B. K. O’Neill-Iyer', 'asap'])
      for (const gap of [55, 70, 90, 120, 180, 260]) {
        const became = sendTo(typed([...text, 'Enter'], steady(gap)), SPOTS.note);
        expect(became, `${text} at ${gap} ms`).toMatchObject({
          field: text,
          pressed: ['\r'],
          scans: [],
          broken: 0,
          waited: 0,
        });
      }
  });

  it('loses no character of words, however the fingers fall', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...'abcdefghij klmnopq'), { minLength: 1, maxLength: 60 }),
        fc.array(
          fc.record({ gap: fc.integer({ min: 20, max: 600 }), dwell: fc.integer({ min: 60, max: 140 }) }),
          {
            minLength: 60,
            maxLength: 60,
          },
        ),
        (keys, pace) => {
          const became = sendTo(
            typed(keys, (place) => pace[place] ?? { gap: 100, dwell: 90 }),
            SPOTS.note,
          );
          return became.field === keys.join('') && became.scans.length === 0 && became.broken === 0;
        },
      ),
      { numRuns: 300 },
    ));

  it('types a number into the search box and presses Enter: it is looked up whole, as typed or as scanned', () => {
    for (const gap of [80, 110, 140, 200]) {
      const { pressed, scans, field } = sendTo(
        typed([...'9845010001', 'Enter'], steady(gap)),
        SPOTS['search box'],
      );
      expect(scans.length + pressed.length, String(gap)).toBe(1);
      expect(scans[0] ?? field).toBe('9845010001');
    }
  });

  it('goes on typing a number in a search box that holds its beginning: no part of it is looked up', () => {
    const more = { place: 'more', presses: false, arrowsChoose: false } as const;
    expect(sendTo(typed([...'43210123', 'Enter'], steady(100)), more)).toMatchObject({
      field: '43210123',
      pressed: ['\r'],
      scans: [],
    });
  });

  it('types an id of an approver: it stays, and Enter acts at once', () =>
    expect(sendTo(typed([...'104552', 'Enter'], steady(110)), SPOTS.note)).toMatchObject({
      field: '104552',
      pressed: ['\r'],
      scans: [],
      waited: 0,
    }));

  it('types digits whose keys overlap: they are no device’s, however fast', () =>
    expect(sendTo(typed([...'9845010001', 'Enter'], steady(90, 110)), SPOTS.note)).toMatchObject({
      field: '9845010001',
      pressed: ['\r'],
      scans: [],
    }));

  it('presses a control with the blank or Enter: it acts before anybody notices', () => {
    for (const key of [' ', 'Enter'])
      for (const dwell of [45, 80, 140]) {
        const became = sendTo(typed([key], steady(0, dwell)), SPOTS.button);
        expect(became.pressed).toHaveLength(1);
        expect(became.waited).toBeLessThanOrEqual(Math.max(150, dwell + 50));
      }
  });

  it('or a program that does so without a finger: it acts once no scanner can still be typing', () => {
    const became = sendTo(typed(['Enter'], steady(0, 0)), SPOTS.button);
    expect(became.pressed).toEqual(['\r']);
    expect(became.waited).toBeLessThanOrEqual(400);
    expect(sendTo(typed(['Enter', 'Enter'], steady(3, 0)), SPOTS.button).pressed).toHaveLength(2);
    expect(sendTo(typed(['Tab', 'ArrowRight'], steady(3, 0)), SPOTS.radio)).toMatchObject({ waited: 0 });
  });

  it('or a program that types words into a note without a finger: they stay, unless Enter ends them', () => {
    for (const text of ['Lost her card', 'No new card in the list of today', 'Card 0027 was lost on 12 May'])
      expect(sendTo(typed([...text], steady(2, 1)), SPOTS.note), text).toMatchObject({
        field: text,
        scans: [],
        broken: 0,
      });
    const words = [...'Lost her card'];
    expect(sendTo(typed([...words, 'Enter'], steady(2, 1)), SPOTS.note)).toMatchObject({
      field: '',
      pressed: [],
    });
  });

  it('finds a line of a menu by its letter, and takes it', () =>
    expect(sendTo(typed(['c', 'Enter'], steady(5, 0)), SPOTS.menu)).toMatchObject({
      pressed: ['\r'],
      scans: [],
    }));
});
