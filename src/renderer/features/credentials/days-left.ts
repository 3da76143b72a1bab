const DAY_MS = 86_400_000;

/** From so many days on the end of a token is worth a line. */
const WARN_DAYS = 14;

/** Whole days until a token ends, 0 on its last day and negative after its end. */
export const wholeDays = (endsAt: number, now: number): number => Math.floor((endsAt - now) / DAY_MS);

/** Whole days that are left of a token, 0 on its last day and negative after its end; `null` while that is far or not told. */
export const daysLeft = (endsAt: number | null, now: number): number | null => {
  if (endsAt === null) return null;
  const days = wholeDays(endsAt, now);
  return days < WARN_DAYS ? days : null;
};
