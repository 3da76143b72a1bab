import type { Card, CardHistoryEntry, CardLabel, CardSeries } from '../../shared/domain/card.ts';
import type { CardUsage } from '../../shared/domain/card-usage.ts';
import type { CommunicationPreferences } from '../../shared/domain/communication.ts';
import type { Result } from '../../shared/domain/problem.ts';

/** Reads card usage by airpay entity id. */
export interface CardUsageReader {
  read(entityId: string): Promise<Result<CardUsage>>;
}

/** Reads communication preferences by WM customer id; `null` when WM knows no such customer. */
export interface CommunicationReader {
  read(wmCustomerId: string): Promise<Result<CommunicationPreferences | null>>;
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
