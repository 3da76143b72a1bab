import type { I18n } from '@lingui/core';

const locales = (i18n: I18n): string | string[] => i18n.locales ?? i18n.locale;

const sameDay = (a: Date, b: Date): boolean => a.toDateString() === b.toDateString();

/** The time of day, with the day when it is not today and the year when it is not this one. Milliseconds since the epoch. */
export const absoluteTime = (i18n: I18n, at: number, now: number): string => {
  const when = new Date(at);
  const today = new Date(now);
  return new Intl.DateTimeFormat(locales(i18n), {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(sameDay(when, today) ? {} : { day: 'numeric', month: 'short' }),
    ...(when.getFullYear() === today.getFullYear() ? {} : { year: 'numeric' }),
  }).format(when);
};

/** Day, time and seconds with the zone: for tooltips and details. */
export const fullTime = (i18n: I18n, at: number): string =>
  new Intl.DateTimeFormat(locales(i18n), {
    dateStyle: 'medium',
    timeStyle: 'long',
    hourCycle: 'h23',
  }).format(new Date(at));

const STEPS = [
  ['second', 60],
  ['minute', 60],
  ['hour', 24],
  ['day', 7],
  ['week', 4.345],
  ['month', 12],
  ['year', Number.POSITIVE_INFINITY],
] as const satisfies readonly (readonly [Intl.RelativeTimeFormatUnit, number])[];

/** How long ago, in the largest unit that fits: "now", "2 min. ago", "yesterday". */
export const relativeTime = (i18n: I18n, at: number, now: number): string => {
  const format = new Intl.RelativeTimeFormat(locales(i18n), { numeric: 'auto', style: 'short' });
  let value = (at - now) / 1000;
  if (Math.abs(value) < 45) return format.format(0, 'second');
  for (const [unit, length] of STEPS) {
    if (Math.abs(Math.round(value)) < length) return format.format(Math.round(value), unit);
    value /= length;
  }
  return format.format(Math.round(value), 'year');
};

/** A date as an upstream gave it: its day in the operator's form, never moved to another zone; unread ones stay as received. */
export const receivedDay = (i18n: I18n, received: string): string => {
  const day = /^(\d{4}-\d{2}-\d{2})(?:$|[T ])/.exec(received)?.[1];
  const date = day === undefined ? null : new Date(`${day}T00:00:00Z`);
  if (date === null || Number.isNaN(date.getTime())) return received;
  return new Intl.DateTimeFormat(locales(i18n), { dateStyle: 'medium', timeZone: 'UTC' }).format(date);
};

/** A moment in words: `full` for a tooltip; `ago` is null where only a day is known. */
export interface MomentWords {
  readonly at: string;
  readonly ago: string | null;
  readonly full: string;
}

/** A moment as an upstream gave it: absolute and relative; a bare day stays that day; unread ones stay as received. */
export const receivedTime = (i18n: I18n, received: string, now: number): MomentWords => {
  const at = received.includes('T') ? Date.parse(received) : Number.NaN;
  if (Number.isNaN(at)) return { at: receivedDay(i18n, received), ago: null, full: received };
  return {
    at: absoluteTime(i18n, at, now),
    ago: relativeTime(i18n, Math.min(at, now), now),
    full: fullTime(i18n, at),
  };
};
