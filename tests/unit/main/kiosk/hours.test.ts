import { describe, expect, it } from 'vitest';
import { outOfServiceUntil } from '../../../../src/main/kiosk/hours.ts';

const at = (text: string): number => Date.parse(text);
const ALL = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const NIGHT = { days: [...ALL], from: '22:00', until: '07:30' };

describe('the hours out of service', () => {
  it.each([
    // 2026-03-02 is a Monday; India is 5:30 ahead.
    ['in the evening', '2026-03-02T17:00:00Z', '2026-03-03T02:00:00Z'],
    ['after midnight, still of the day before', '2026-03-02T23:00:00Z', '2026-03-03T02:00:00Z'],
    ['in their first minute', '2026-03-02T16:30:00Z', '2026-03-03T02:00:00Z'],
    ['in their last minute', '2026-03-03T01:59:59Z', '2026-03-03T02:00:00Z'],
    ['a minute before', '2026-03-02T16:29:59Z', null],
    ['as they end', '2026-03-03T02:00:00Z', null],
  ])('of each night, %s', (_what, now, until) => {
    expect(outOfServiceUntil([NIGHT], at(now), 'Asia/Kolkata')).toBe(until === null ? null : at(until));
  });

  it('go over the end of the week, and on with others that begin before they end', () => {
    const weekend = [
      { days: ['sat' as const], from: '12:00', until: '11:00' },
      { days: ['sun' as const], from: '10:00', until: '09:00' },
    ];
    // Saturday 13:00 in Kolkata, until Monday 9:00.
    expect(outOfServiceUntil(weekend, at('2026-03-07T07:30:00Z'), 'Asia/Kolkata')).toBe(
      at('2026-03-09T03:30:00Z'),
    );
  });

  it('have no end where they cover everything', () => {
    const always = [
      { days: [...ALL], from: '00:00', until: '12:00' },
      { days: [...ALL], from: '12:00', until: '00:00' },
    ];
    expect(outOfServiceUntil(always, at('2026-03-02T05:00:00Z'), 'Asia/Kolkata')).toBe('always');
    expect(outOfServiceUntil([], at('2026-03-02T05:00:00Z'), 'Asia/Kolkata')).toBeNull();
  });

  it.each([
    // Clocks go forward at 2:00 on 2026-03-08 in New York, and back at 2:00 on 2026-11-01.
    ['shorter', '2026-03-08T04:00:00Z', '2026-03-08T11:30:00Z'],
    ['longer', '2026-11-01T03:00:00Z', '2026-11-01T12:30:00Z'],
  ])('are %s where the clocks are changed meanwhile', (_what, now, until) => {
    expect(outOfServiceUntil([NIGHT], at(now), 'America/New_York')).toBe(at(until));
  });
});
