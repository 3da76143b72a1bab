import type { Card } from './card.ts';
import type { Identifier } from './identifier.ts';

/** A customer's profile in one source. Sources may disagree; each is kept as it is. */
export interface Profile {
  readonly source: string;
  readonly accountId: string | null;
  readonly name: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** A loyalty customer as Capillary holds it. */
export interface LoyaltyCustomer {
  /** Capillary's id: digits, never parsed to a number. */
  readonly id: string;
  readonly name: string;
  readonly tier: string | null;
  readonly profiles: readonly Profile[];
  readonly identifiers: readonly Identifier[];
  readonly cards: readonly Card[];
  readonly extendedFields: Readonly<Record<string, string>>;
  /** The record was merged into another one: nothing may be added to it. Left out where it was not. */
  readonly mergedAway?: true;
}
