const formats = new Map<string, Intl.DateTimeFormat>();

const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  formats.set(zone, format);
  return format;
};

/** Moments of which `toISOString` tells the day in a year of four digits. */
const [FIRST, LAST] = [Date.UTC(1901, 0), Date.UTC(9999, 0)];

/** The day (`2026-03-10`) of a moment in a time zone. `at`: milliseconds since the epoch. */
export const dayIn = (zone: string, at: number): string => {
  // As the format has it, in a small part of its time: rows by the hundred ask for it.
  if (zone === 'UTC' && at > FIRST && at < LAST) return new Date(at).toISOString().slice(0, 10);
  const parts = new Map(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const [year, month, day] = [parts.get('year'), parts.get('month'), parts.get('day')];
  return `${year?.padStart(4, '0')}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
};

const BARE = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}):?(\d{2})?$/;

/**
 * The day that a date of an upstream names: a bare day is that day, an instant is the day that it falls on in the zone,
 * however its offset is written; null for any other form, and for a day that no calendar has.
 */
export const dayOf = (received: string, zone: string): string | null => {
  if (BARE.test(received)) {
    const at = Date.parse(`${received}T00:00:00Z`);
    return !Number.isNaN(at) && dayIn('UTC', at) === received ? received : null;
  }
  const [, local, zulu, minutes = '00'] = INSTANT.exec(received) ?? [];
  if (local === undefined || zulu === undefined) return null;
  const at = Date.parse(`${local}${zulu === 'Z' ? 'Z' : `${zulu}:${minutes}`}`);
  return Number.isNaN(at) ? null : dayIn(zone, at);
};

/** No zone is further from UTC than this, in milliseconds. */
const FURTHEST_MS = 15 * 3_600_000;

/** The first moment of a day (`2026-03-10`) in a time zone, in milliseconds since the epoch: not always midnight. */
export const firstMomentOf = (day: string, zone: string): number => {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  let [before, from] = [midnight - FURTHEST_MS, midnight + FURTHEST_MS];
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2);
    if (dayIn(zone, middle) < day) before = middle;
    else from = middle;
  }
  return from;
};
