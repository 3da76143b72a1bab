/** How a zone is named in the database of zones; an offset or an abbreviation is none, since it knows no summer time. */
const NAMED = /^(UTC|[A-Za-z]+(\/[A-Za-z0-9_+-]+)+)$/;

/** Whether this is the name of a time zone, such as `Asia/Kolkata`, that this system knows. */
export const isTimeZone = (name: string): boolean => {
  if (!NAMED.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
};
