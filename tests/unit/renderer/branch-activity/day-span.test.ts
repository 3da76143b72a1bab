import { describe, expect, it } from 'vitest';
import { daySpan } from '../../../../src/renderer/features/branch-activity/day-span.ts';

describe('a chosen day', () => {
  it('goes from midnight to midnight at the branch', () => {
    expect(daySpan('2026-03-02', 'Asia/Kolkata')).toEqual({
      from: Date.parse('2026-03-02T00:00:00+05:30'),
      to: Date.parse('2026-03-03T00:00:00+05:30'),
    });
    expect(daySpan('2026-02-28', 'Asia/Kolkata')).toMatchObject({
      to: Date.parse('2026-03-01T00:00:00+05:30'),
    });
  });

  it.each([
    ['2026-03-08', 'America/New_York', '2026-03-08T05:00:00Z', '2026-03-09T04:00:00Z'],
    ['2026-11-01', 'America/New_York', '2026-11-01T04:00:00Z', '2026-11-02T05:00:00Z'],
    ['2026-09-06', 'America/Santiago', '2026-09-06T04:00:00Z', '2026-09-07T03:00:00Z'],
    ['2026-03-02', 'Pacific/Kiritimati', '2026-03-01T10:00:00Z', '2026-03-02T10:00:00Z'],
    ['2026-03-02', 'UTC', '2026-03-02T00:00:00Z', '2026-03-03T00:00:00Z'],
  ])('%s is in %s from %s to %s, also where the clocks are changed', (day, zone, from, to) => {
    expect(daySpan(day, zone)).toEqual({ from: Date.parse(from), to: Date.parse(to) });
  });

  it('asks for all while none is chosen', () => {
    for (const none of ['', '2026', 'x']) expect(daySpan(none, 'UTC')).toEqual({});
  });
});
