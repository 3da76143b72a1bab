/** What a person can say of a change whose outcome nobody knows, having looked in the system by hand. */
export const FOUND_BY_HAND = ['made', 'not-made', 'cannot-tell'] as const;

/** What was found by hand. It is a person's word and no read-back: the outcome stays as it is. */
export type FoundByHand = (typeof FOUND_BY_HAND)[number];

/** What a person found by hand, as it is on record. */
export interface WordByHand {
  readonly found: FoundByHand;
  /** What the person has to add; null: nothing. */
  readonly note: string | null;
  /** Id of the operator who looked. */
  readonly by: string;
  /** When it was recorded: milliseconds since the epoch. */
  readonly at: number;
}
