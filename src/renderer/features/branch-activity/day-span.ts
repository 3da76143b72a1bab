import { firstMomentOf } from '../../../shared/domain/day.ts';

/** The day of a date field (`2026-03-02`) at the branch: from its first moment, and before that of the next one. */
export const daySpan = (
  day: string,
  zone: string,
): { readonly from: number; readonly to: number } | Record<string, never> => {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(at)) return {};
  const next = new Date(at + 86_400_000).toISOString().slice(0, 10);
  return { from: firstMomentOf(day, zone), to: firstMomentOf(next, zone) };
};
