import type { I18n } from '@lingui/core';
import { dayIn } from '../../shared/domain/day.ts';
import { dateFormat, numberFormat, relativeFormat } from './formats.ts';

/** The time zone of the branch, in which every time is shown; `undefined` until it is known: the machine's. */
export type Zone = string | undefined;

const inZone = (zone: Zone) => (zone === undefined ? {} : { timeZone: zone });
/** The name of a zone; the machine's where none is known. */
export const zoneName = (zone: Zone): string => zone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The time of day, with the day when it is not today and the year when it is not this one. Milliseconds since the epoch. */
export const absoluteTime = (i18n: I18n, at: number, now: number, zone: Zone): string => {
  const [when, today] = [dayIn(zoneName(zone), at), dayIn(zoneName(zone), now)];
  return dateFormat(i18n, {
    ...inZone(zone),
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(when === today ? {} : { day: 'numeric', month: 'short' }),
    ...(when.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' }),
  }).format(at);
};

/** A day with its year. */
export const dayWords = (i18n: I18n, at: number, zone: Zone): string =>
  dateFormat(i18n, { ...inZone(zone), dateStyle: 'medium' }).format(at);

/** Day, time and seconds with the zone: for tooltips and details. */
export const fullTime = (i18n: I18n, at: number, zone: Zone): string =>
  dateFormat(i18n, {
    ...inZone(zone),
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
  // The short forms of other languages are told apart badly: Spanish minutes and months are both "m", and Arabic months of
  // the past are those of the future.
  const style = i18n.locale === 'en' ? 'short' : 'long';
  const format = relativeFormat(i18n, { numeric: 'auto', style });
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
  return dateFormat(i18n, { dateStyle: 'medium', timeZone: 'UTC' }).format(date);
};

/** A moment in words: `full` for a tooltip; `ago` is null where only a day is known. */
interface MomentWords {
  readonly at: string;
  readonly ago: string | null;
  readonly full: string;
}

/** A moment as an upstream gave it: absolute and relative; a bare day stays that day; unread ones stay as received. */
export const receivedTime = (i18n: I18n, received: string, now: number, zone: Zone): MomentWords => {
  const at = received.includes('T') ? Date.parse(received) : Number.NaN;
  if (Number.isNaN(at)) return { at: receivedDay(i18n, received), ago: null, full: received };
  return {
    at: absoluteTime(i18n, at, now, zone),
    ago: relativeTime(i18n, Math.min(at, now), now),
    full: fullTime(i18n, at, zone),
  };
};

const TOLD =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d{1,9})?)?\s?(?:(Z|UTC|GMT)|([+-]\d{2}):?(\d{2}))?)?$/;

/**
 * A moment as an upstream told it, in the operator's form and never moved to another zone: one that was told is named.
 * What has another form stays as it was told.
 */
export const toldTime = (i18n: I18n, told: string): string => {
  const [, day, time, zulu, hours, minutes] = TOLD.exec(told.trim()) ?? [];
  if (day === undefined) return told;
  const at = Date.parse(`${day}T${time ?? '00:00'}:00Z`);
  if (Number.isNaN(at) || dayIn('UTC', at) !== day) return told;
  const words = dateFormat(i18n, {
    timeZone: 'UTC',
    dateStyle: 'medium',
    ...(time === undefined ? {} : { timeStyle: 'short', hourCycle: 'h23' }),
  }).format(at);
  const zone = zulu !== undefined ? 'UTC' : hours === undefined ? null : `UTC${hours}:${minutes}`;
  return zone === null ? words : `${words} ${zone}`;
};

const SPANS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

/** How long a span of time is, whichever its direction: in the largest unit of which it has about one, or more. */
export const spanWords = (i18n: I18n, ms: number): string => {
  const length = Math.max(1_000, Math.abs(ms));
  const isOf = ([, size]: (typeof SPANS)[number]): boolean =>
    length / size >= 1.95 || Math.abs(length / size - 1) < 0.02;
  const [unit, size] = SPANS.find(isOf) ?? ['second', 1_000];
  return numberFormat(i18n, {
    style: 'unit',
    unit,
    unitDisplay: 'long',
    maximumFractionDigits: length / size < 10 ? 1 : 0,
  }).format(length / size);
};
