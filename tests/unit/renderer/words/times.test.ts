import { describe, expect, it } from 'vitest';
import {
  absoluteTime,
  receivedDay,
  receivedTime,
  relativeTime,
} from '../../../../src/renderer/words/times.ts';
import { english } from './english.ts';

const i18n = english();
const now = new Date(2026, 6, 15, 12, 0, 0).getTime();
const ago = (ms: number): string => relativeTime(i18n, now - ms, now);

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('times', () => {
  it('says the time alone for today, the day for this year, and the year before it', () => {
    expect(absoluteTime(i18n, new Date(2026, 6, 15, 10, 42).getTime(), now)).toBe('10:42');
    expect(absoluteTime(i18n, new Date(2026, 6, 14, 0, 5).getTime(), now)).toBe('Jul 14, 00:05');
    expect(absoluteTime(i18n, new Date(2025, 11, 31, 23, 59).getTime(), now)).toBe('Dec 31, 2025, 23:59');
  });

  it.each([
    [0, 'now'],
    [44 * SECOND, 'now'],
    [46 * SECOND, '46 sec. ago'],
    [59.7 * SECOND, '1 min. ago'],
    [2 * MINUTE, '2 min. ago'],
    [59.6 * MINUTE, '1 hr. ago'],
    [5 * HOUR, '5 hr. ago'],
    [DAY, 'yesterday'],
    [6 * DAY, '6 days ago'],
    [14 * DAY, '2 wk. ago'],
    [400 * DAY, 'last yr.'],
    [3000 * DAY, '8 yr. ago'],
  ])('%d ms ago is %s', (ms, words) => expect(ago(ms)).toBe(words));

  it('says a moment that a system wrote both ways, and of a bare day no more than the day', () => {
    const written = new Date(now - 2 * MINUTE).toISOString();
    expect(receivedTime(i18n, written, now)).toMatchObject({ at: '11:58', ago: '2 min. ago' });
    expect(receivedTime(i18n, new Date(now + HOUR).toISOString(), now).ago).toBe('now');
    expect(receivedTime(i18n, '2026-03-01', now)).toMatchObject({ at: 'Mar 1, 2026', ago: null });
    expect(receivedTime(i18n, 'Tomorrow', now)).toEqual({ at: 'Tomorrow', ago: null, full: 'Tomorrow' });
  });

  it.each([
    ['2026-03-01', 'Mar 1, 2026'],
    ['2026-03-01T23:59:59-11:00', 'Mar 1, 2026'],
    ['2026-03-01T00:00:00Z', 'Mar 1, 2026'],
    ['soon', 'soon'],
    ['2026-99-99', '2026-99-99'],
  ])('keeps the day that a system wrote: %s', (received, words) =>
    expect(receivedDay(i18n, received)).toBe(words),
  );
});
