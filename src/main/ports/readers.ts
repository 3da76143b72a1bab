import type { Card, CardHistoryEntry, CardLabel, CardSeries } from '../../shared/domain/card.ts';
import type { Result } from '../../shared/domain/problem.ts';
import type { CustomerDirectory } from './customer-directory.ts';
import type { PanelSources } from './panels.ts';

/** How the systems that are configured are read. */
export interface Readers {
  /** The records of customers; null: their system is off. */
  readonly directory: CustomerDirectory | null;
  /** The systems that know customers under an id of their own. */
  readonly sources: PanelSources;
}

/** A card and the customer who holds it; `ownerId` is null when it is linked to nobody. */
export interface OwnedCard {
  readonly card: Card;
  readonly ownerId: string | null;
}

/** Reads cards, series and status labels of the tenant. */
export interface CardCatalog {
  /** The card of this number; `null` when there is none. */
  card(number: string): Promise<Result<OwnedCard | null>>;
  /** What was done to the card of this number, newest first; `null` when there is no such card. */
  history(number: string): Promise<Result<readonly CardHistoryEntry[] | null>>;
  series(): Promise<Result<readonly CardSeries[]>>;
  labels(): Promise<Result<readonly CardLabel[]>>;
}
