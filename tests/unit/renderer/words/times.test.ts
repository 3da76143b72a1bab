import { describe, expect, it } from 'vitest';
import { createI18n } from '../../../../src/renderer/words/languages.ts';
import {
  absoluteTime,
  fullTime,
  receivedDay,
  receivedTime,
  relativeTime,
  spanWords,
  toldTime,
} from '../../../../src/renderer/words/times.ts';
import { LANGUAGES } from '../../../../src/shared/domain/language.ts';
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
    expect(absoluteTime(i18n, new Date(2026, 6, 15, 10, 42).getTime(), now, undefined)).toBe('10:42');
    expect(absoluteTime(i18n, new Date(2026, 6, 14, 0, 5).getTime(), now, undefined)).toBe('Jul 14, 00:05');
    expect(absoluteTime(i18n, new Date(2025, 11, 31, 23, 59).getTime(), now, undefined)).toBe(
      'Dec 31, 2025, 23:59',
    );
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
    expect(receivedTime(i18n, written, now, undefined)).toMatchObject({ at: '11:58', ago: '2 min. ago' });
    expect(receivedTime(i18n, new Date(now + HOUR).toISOString(), now, undefined).ago).toBe('now');
    expect(receivedTime(i18n, '2026-03-01', now, undefined)).toMatchObject({ at: 'Mar 1, 2026', ago: null });
    expect(receivedTime(i18n, 'Tomorrow', now, undefined)).toEqual({
      at: 'Tomorrow',
      ago: null,
      full: 'Tomorrow',
    });
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

describe('times in the zone of the branch', () => {
  const at = Date.parse('2026-03-09T18:30:00Z');

  it.each([
    ['Asia/Kolkata', 'Mar 10, 00:00', 'GMT+5:30'],
    ['UTC', 'Mar 9, 18:30', 'UTC'],
    ['America/Chicago', 'Mar 9, 13:30', 'CDT'],
    ['Pacific/Kiritimati', 'Mar 10, 08:30', 'GMT+14'],
  ])('are those of %s, whatever this machine’s is', (zone, words, name) => {
    expect(absoluteTime(i18n, at, at + 30 * DAY, zone)).toBe(words);
    expect(absoluteTime(i18n, at, at, zone)).toBe(words.split(', ')[1]);
    expect(fullTime(i18n, at, zone)).toContain(name);
  });

  it('begin a day and a year there', () => {
    const eve = Date.parse('2025-12-31T20:00:00Z');
    expect(absoluteTime(i18n, eve, eve + HOUR, 'Asia/Kolkata')).toBe('01:30');
    expect(absoluteTime(i18n, eve, Date.parse('2026-06-01T00:00:00Z'), 'Asia/Kolkata')).toBe('Jan 1, 01:30');
    expect(absoluteTime(i18n, eve, Date.parse('2026-06-01T00:00:00Z'), 'UTC')).toBe('Dec 31, 2025, 20:00');
  });
});

describe('a time as a system told it', () => {
  it.each([
    ['2026-03-09T14:05:09Z', 'Mar 9, 2026, 14:05 UTC'],
    ['2026-03-09T14:05:09.123Z', 'Mar 9, 2026, 14:05 UTC'],
    ['2026-03-09T14:05:09+05:30', 'Mar 9, 2026, 14:05 UTC+05:30'],
    ['2026-03-09T14:05:09-0600', 'Mar 9, 2026, 14:05 UTC-06:00'],
    ['2026-03-09T14:05:09', 'Mar 9, 2026, 14:05'],
    ['2026-03-09 14:05:09', 'Mar 9, 2026, 14:05'],
    ['2026-03-09 23:59', 'Mar 9, 2026, 23:59'],
    ['2026-03-09', 'Mar 9, 2026'],
    ['2026-02-30', '2026-02-30'],
    ['2026-03-09T25:00:00Z', '2026-03-09T25:00:00Z'],
    ['03/09/2026 14:05', '03/09/2026 14:05'],
    ['1773065109', '1773065109'],
    ['yesterday', 'yesterday'],
    ['', ''],
  ])('%j is shown as %j: readable, and never moved to another zone', (told, words) => {
    expect(toldTime(i18n, told)).toBe(words);
  });
});

describe('a span of time', () => {
  it.each([
    [1_000, '1 second'],
    [-1_000, '1 second'],
    [400, '1 second'],
    [60_000, '1 minute'],
    [90_000, '90 seconds'],
    [-7_200_000, '2 hours'],
    [3_599_988, '1 hour'],
    [7_199_990, '2 hours'],
    [19_800_000, '5.5 hours'],
    [86_400_000, '1 day'],
    [10 * 86_400_000 + 7, '10 days'],
  ])('of %d ms is %s', (ms, words) => expect(spanWords(i18n, ms)).toBe(words));
});

describe('how long ago, in every language', () => {
  const SPANS = [50, 3_000, 3 * 3_600, 3 * 86_400, 10 * 86_400, 95 * 86_400, 1_200 * 86_400];

  it.each(LANGUAGES)('tells the past from the future, and each span from the others: %s', (language) => {
    const i18n = createI18n(language, {});
    const now = Date.UTC(2026, 10, 27);
    const past = SPANS.map((seconds) => relativeTime(i18n, now - seconds * 1_000, now));
    const future = SPANS.map((seconds) => relativeTime(i18n, now + seconds * 1_000, now));
    expect(new Set([...past, ...future]).size).toBe(2 * SPANS.length);
  });
});
