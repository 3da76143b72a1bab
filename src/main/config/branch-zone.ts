import type { Settings } from '../../shared/config/settings.ts';

/** Moments at which two zones of a country have to show the same time to count as one: every ten days of four years. */
const samples = (year: number): readonly number[] =>
  Array.from({ length: 147 }, (_, nth) => Date.UTC(year - 1, 0, 1 + nth * 10, 12));

const shown = (zone: string, at: number): string =>
  new Intl.DateTimeFormat('en', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(at);

/** What newer runtimes know of a region. */
interface Region {
  readonly getTimeZones?: () => readonly string[] | undefined;
}

/** The zone of a country where all of it shows one time; null where it does not, or where this system does not know. */
const zoneOfCountry = (country: string, year: number): string | null => {
  try {
    const region = new Intl.Locale(`und-${country}`) as Intl.Locale & Region;
    const [first, ...others] = region.getTimeZones?.() ?? [];
    if (first === undefined) return null;
    const isOne = samples(year).every((at) => others.every((zone) => shown(zone, at) === shown(first, at)));
    return isOne ? first : null;
  } catch {
    return null;
  }
};

/**
 * The time zone of the branch, in which days begin and end and times are shown: the one that is configured, else that
 * of the country where it has one, else this machine's.
 */
export const zoneOfBranch = (
  { timeZone, country }: Pick<Settings['branch'], 'timeZone' | 'country'>,
  year: number,
): string => timeZone ?? zoneOfCountry(country, year) ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
