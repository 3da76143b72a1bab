import type { Outcome } from './outcome.ts';

/**
 * What a receipt may say of a change. It never says more than the outcome does.
 *
 * - `checked`: done, and a read-back shows it.
 * - `accepted`: the system said yes; nothing shows it.
 * - `not-done`: nothing was changed.
 * - `otherwise`: the system said yes, and read-backs show otherwise.
 * - `open`: it is not known yet.
 */
export const RECEIPT_SAYINGS = ['checked', 'accepted', 'not-done', 'otherwise', 'open'] as const;

/** What a receipt may say of a change. */
export type ReceiptSaying = (typeof RECEIPT_SAYINGS)[number];

const SAYING_OF = {
  refused: 'not-done',
  'not-sent': 'not-done',
  rejected: 'not-done',
  accepted: 'accepted',
  confirmed: 'checked',
  contradicted: 'otherwise',
  unknown: 'open',
  'not-applied': 'not-done',
} as const satisfies Record<Outcome, ReceiptSaying>;

/** What a receipt says of an outcome; `null` is a change that has none yet. */
export const sayingOf = (outcome: Outcome | null): ReceiptSaying =>
  outcome === null ? 'open' : SAYING_OF[outcome];
