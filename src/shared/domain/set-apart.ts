/**
 * Why a record cannot be read: another version made it, and this one cannot tell what it says; or it cannot be opened,
 * because its key is missing or does not fit.
 */
export const APART_WHYS = ['other-version', 'sealed'] as const;

/** Why a record cannot be read. */
export type ApartWhy = (typeof APART_WHYS)[number];

/** Stands where a change is shown whose record cannot be read. */
export interface ApartSummary {
  readonly kind: 'set-apart';
  readonly why: ApartWhy;
  /** The kind of the change as the version that recorded it names it. */
  readonly of: string;
}
