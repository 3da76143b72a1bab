import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPast } from '../../../../../../src/main/systems/capillary/cards/card-fitness.ts';
import { dayIn, dayOf } from '../../../../../../src/shared/domain/day.ts';

const HOUR = 3_600_000;

/** Zones, and by how much they are ahead of UTC on the days of this test, in minutes: written down, not computed. */
const ZONES = [
  ['Asia/Kolkata', 330],
  ['Asia/Kathmandu', 345],
  ['UTC', 0],
  ['America/Phoenix', -420],
  ['Pacific/Honolulu', -600],
  ['Pacific/Kiritimati', 840],
  ['Asia/Dubai', 240],
] as const;

const two = (count: number): string => String(Math.abs(count)).padStart(2, '0');

/** An instant as it is written at an offset, in minutes. */
const written = (at: number, offset: number, colon = ':'): string => {
  const local = new Date(at + offset * 60_000).toISOString().slice(0, 19);
  return `${local}${offset < 0 ? '-' : '+'}${two(Math.trunc(offset / 60))}${colon}${two(offset % 60)}`;
};

describe('the last day of a card', () => {
  it.each([
    ['2026-03-10', 'Asia/Kolkata', '2026-03-10'],
    ['2026-03-10', 'Pacific/Honolulu', '2026-03-10'],
    ['2026-03-10', 'Pacific/Kiritimati', '2026-03-10'],
    ['2026-03-09T18:30:00Z', 'Asia/Kolkata', '2026-03-10'],
    ['2026-03-10T00:00:00+05:30', 'Asia/Kolkata', '2026-03-10'],
    ['2026-03-10T00:00:00+0530', 'Asia/Kolkata', '2026-03-10'],
    ['2026-03-09T18:29:59Z', 'Asia/Kolkata', '2026-03-09'],
    ['2026-03-10T00:00:00Z', 'Asia/Kolkata', '2026-03-10'],
    ['2026-03-10T23:59:59+05:30', 'Asia/Kolkata', '2026-03-10'],
    ['2026-03-10T23:59:59.999Z', 'UTC', '2026-03-10'],
    ['2026-03-10T23:59:59.999999999Z', 'UTC', '2026-03-10'],
    ['2026-03-10T00:00Z', 'America/New_York', '2026-03-09'],
    ['2026-03-08T06:59:59Z', 'America/New_York', '2026-03-08'],
    ['2026-11-01T03:59:59Z', 'America/New_York', '2026-10-31'],
    ['2028-02-29', 'Asia/Kolkata', '2028-02-29'],
    ['2026-02-29', 'Asia/Kolkata', null],
    ['2026-13-01', 'Asia/Kolkata', null],
    ['2026-03-10T25:00:00Z', 'Asia/Kolkata', null],
    ['2026-03-10T00:00:00', 'Asia/Kolkata', null],
    ['2026-03-10 00:00:00Z', 'Asia/Kolkata', null],
    ['1773081000000', 'Asia/Kolkata', null],
    ['', 'Asia/Kolkata', null],
  ])('that is written %j is, at a branch in %s, %s', (received, zone, day) => {
    expect(dayOf(received, zone)).toBe(day);
  });

  it('is one day however one instant is written, in every zone, on every day', () => {
    let read = 0;
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2031, 0, 1) }),
        fc.constantFrom(...ZONES),
        (ms, [zone, ahead]) => {
          const at = ms - (ms % 1000);
          const day = new Date(at + ahead * 60_000).toISOString().slice(0, 10);
          const forms = [
            new Date(at).toISOString(),
            `${new Date(at).toISOString().slice(0, 19)}Z`,
            ...ZONES.flatMap(([, offset]) => [written(at, offset), written(at, offset, '')]),
          ];
          for (const form of forms) expect(dayOf(form, zone)).toBe(day);
          read += forms.length;
        },
      ),
      { numRuns: 300 },
    );
    console.log(`${read} readings of an instant in ${ZONES.length} zones: one day each`);
  });

  it('lasts until its end at the branch, to the second', () => {
    for (const [zone, ahead] of ZONES) {
      for (const form of ['2026-03-10', written(Date.UTC(2026, 2, 10) - ahead * 60_000, ahead)]) {
        const lastDay = dayOf(form, zone);
        const end = Date.UTC(2026, 2, 11) - ahead * 60_000;
        for (const [at, past] of [
          [end - 24 * HOUR, false],
          [end - 1, false],
          [end, true],
          [end + 24 * HOUR, true],
        ] as const)
          expect([zone, form, at - end, isPast(lastDay, dayIn(zone, at))]).toEqual([
            zone,
            form,
            at - end,
            past,
          ]);
      }
    }
  });
});
