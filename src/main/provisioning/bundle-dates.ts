import { faulty, found, type OrFaults } from './or-faults.ts';

const DAY_MS = 86_400_000;

/** How long a bundle holds where nobody says otherwise. */
const USUAL_DAYS = 365;

const MOST_DAYS = 3_650;

/** The version of a bundle that is made at a moment: it grows by itself, second by second, in UTC. */
export const versionAt = (now: number): number =>
  Number(new Date(now).toISOString().slice(0, 19).replace(/\D/g, ''));

/** The end of a day in UTC; NaN where the text is no day of the calendar. */
const endOfDay = (text: string): number => {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return Number.NaN;
  const at = Date.parse(`${text}T23:59:59.000Z`);
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text ? Number.NaN : at;
};

/** When a bundle ends: so many days from now, or with a day such as 2027-06-30. */
export const expiryOf = (text: string | null, now: number): OrFaults<string> => {
  const days = text === null ? USUAL_DAYS : /^\d{1,5}$/.test(text) ? Number(text) : null;
  const at = days === null ? endOfDay(text ?? '') : now + days * DAY_MS;
  if (Number.isNaN(at)) return faulty('--expires needs a number of days, or a date such as 2027-06-30');
  return at > now && at <= now + MOST_DAYS * DAY_MS
    ? found(new Date(at).toISOString())
    : faulty(`--expires needs a moment in the future, at most ${MOST_DAYS} days from now`);
};
