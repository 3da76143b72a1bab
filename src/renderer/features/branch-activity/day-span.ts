/** The day of a date field (`2026-03-02`) on this machine's clock: from its midnight, and before the next one. */
export const daySpan = (
  day: string,
): { readonly from: number; readonly to: number } | Record<string, never> => {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  if (year === undefined || month === undefined || date === undefined) return {};
  const midnight = (offset: number): number =>
    new Date(Number(year), Number(month) - 1, Number(date) + offset).getTime();
  return { from: midnight(0), to: midnight(1) };
};
