import type { KioskSettings } from '../../shared/config/kiosk.ts';

type Hours = KioskSettings['outOfService'][number];

const DAYS: readonly string[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const DAY_MINUTES = 24 * 60;
const WEEK_MINUTES = 7 * DAY_MINUTES;
const MINUTE_MS = 60_000;

const minuteOf = (time: string): number => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
};

/** The minute of the week, from Sunday 0:00, that a moment (ms since the epoch) is in a zone. */
const minuteOfWeek = (at: number, timeZone: string): number => {
  const parts = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, weekday: 'short', hour: 'numeric', minute: 'numeric', hourCycle: 'h23' },
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((one) => one.type === type)?.value ?? '';
  const day = DAYS.indexOf(part('weekday').toLowerCase());
  return day * DAY_MINUTES + Number(part('hour')) * 60 + Number(part('minute'));
};

/** How many minutes of these hours are left at a minute of the week; 0: they are not now. */
const minutesLeft = ({ days, from, until }: Hours, minute: number): number => {
  const [begin, end] = [minuteOf(from), minuteOf(until)];
  const length = end > begin ? end - begin : end + DAY_MINUTES - begin;
  const left = days.map((day) => {
    const since = (minute - DAYS.indexOf(day) * DAY_MINUTES - begin + WEEK_MINUTES) % WEEK_MINUTES;
    return Math.max(0, length - since);
  });
  return Math.max(0, ...left);
};

/**
 * Until when nobody is served, in milliseconds since the epoch, at a moment in the branch's zone. `null`: somebody is.
 * `'always'`: these hours have no end. Hours that begin before others end go on with them. Pure.
 */
export const outOfServiceUntil = (
  hours: KioskSettings['outOfService'],
  now: number,
  timeZone: string,
): number | 'always' | null => {
  const begun = Math.floor(now / MINUTE_MS) * MINUTE_MS;
  let at = begun;
  while (at - begun <= WEEK_MINUTES * MINUTE_MS) {
    const minute = minuteOfWeek(at, timeZone);
    const left = Math.max(0, ...hours.map((one) => minutesLeft(one, minute)));
    if (left === 0) return at === begun ? null : at;
    const next = at + left * MINUTE_MS;
    // Where the clocks are changed meanwhile, the end is at another moment than the minutes say.
    const off = minuteOfWeek(next, timeZone) - ((minute + left) % WEEK_MINUTES);
    at = Math.abs(off) <= 180 ? Math.max(at + MINUTE_MS, next - off * MINUTE_MS) : next;
  }
  return 'always';
};
