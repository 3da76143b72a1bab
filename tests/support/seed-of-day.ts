/**
 * What a sweep tries where it can only try a part: another part every day, the same for a whole day. A day is made again
 * with `BRANCHDESK_SEED`, such as 20260310.
 */
export const seedOfDay = (): number =>
  Number(process.env.BRANCHDESK_SEED ?? new Date().toISOString().slice(0, 10).replaceAll('-', ''));
