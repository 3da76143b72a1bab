/** Statuses of a card (contract: capillary). A tenant's labels map to these. */
export const CARD_STATUSES = ['NOT_ISSUED', 'ISSUED', 'ACTIVE', 'SUSPENDED', 'EXPIRED', 'DELETED'] as const;

/** Statuses from which a card may be suspended (contract: capillary, block and unblock). */
export const MAY_SUSPEND: readonly CardStatus[] = ['ISSUED', 'ACTIVE'];

/** Statuses from which a card may be resumed. */
export const MAY_RESUME: readonly CardStatus[] = ['SUSPENDED'];

/** The status of a card. */
export type CardStatus = (typeof CARD_STATUSES)[number];

/** A card of a customer. `status` is null when the upstream named one that is not known; dates are days of the
 * branch, such as `2026-03-10`. */
export interface Card {
  readonly number: string;
  readonly seriesId: number | null;
  readonly seriesCode: string | null;
  readonly seriesName: string | null;
  readonly statusLabel: string | null;
  readonly status: CardStatus | null;
  readonly active: boolean | null;
  readonly issuedOn: string | null;
  readonly expiresOn: string | null;
  /** Active cards of this series that one customer may hold; 0 or null: no cap known. */
  readonly maxActive: number | null;
}

/** A tenant's status label: sent exactly as received, never invented, trimmed or re-cased. */
export interface CardLabel {
  readonly label: string;
  readonly status: CardStatus | null;
  readonly active: boolean;
  readonly isDefault: boolean;
}

/** An entry of a card's history. `status` is null when the upstream named one that is not known. */
export interface CardHistoryEntry {
  readonly label: string | null;
  readonly status: CardStatus | null;
  readonly reason: string | null;
  /** When it was set, as received: a moment or a bare day. */
  readonly on: string | null;
  readonly by: string | null;
  readonly active: boolean | null;
}

/** A card series of the tenant. */
export interface CardSeries {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly type: string;
  readonly active: boolean;
  /** Whether it makes numbers of its own. */
  readonly generates: boolean;
  /** 0: no cap. */
  readonly maxActivePerCustomer: number;
  readonly prefix: string;
  readonly suffix: string;
  /** Whole length of a card number; 0: any. */
  readonly length: number;
}
