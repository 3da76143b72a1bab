/**
 * What came of a change that was applied. Nothing on screen may ever claim more than this word says.
 *
 * - `refused`: our own check stopped it; nothing was sent.
 * - `not-sent`: it failed before any byte of the request could have been delivered.
 * - `rejected`: a well-formed reply says no, in a way that is known to mean that nothing was changed.
 * - `accepted`: a well-formed reply says yes; not read back, or the read-back tells nothing.
 * - `confirmed`: accepted or unknown, and a read-back shows the requested state.
 * - `contradicted`: the reply said yes, and read-backs at 0, 1 and 3 s all show otherwise.
 * - `unknown`: bytes may have been delivered and there is no trustworthy reply, or one that leaves it open.
 * - `not-applied`: it was unknown, and two read-backs, the second at least 30 s after the deadline, show the
 *   old state.
 */
export const OUTCOMES = [
  'refused',
  'not-sent',
  'rejected',
  'accepted',
  'confirmed',
  'contradicted',
  'unknown',
  'not-applied',
] as const;

/** One of the eight outcomes. */
export type Outcome = (typeof OUTCOMES)[number];

/** Outcomes after which nothing more is learned by reading back. */
export const isSettled = (outcome: Outcome): boolean => outcome !== 'unknown';
