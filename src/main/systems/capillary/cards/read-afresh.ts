import type { CardLabel } from '../../../../shared/domain/card.ts';
import type { Change } from '../../../../shared/domain/change.ts';
import type { LoyaltyCustomer } from '../../../../shared/domain/customer.ts';
import type { Finding } from '../../../../shared/domain/finding.ts';
import type { Result } from '../../../../shared/domain/problem.ts';
import type { OwnedCard } from '../../../ports/readers.ts';
import { block, unreadable } from '../../kit/findings.ts';
import type { KindDeps } from '../changes/kind-deps.ts';
import { ownOrFinding, readOwn } from '../customers/own-customer.ts';

/** What a change of a card is judged by. */
interface Afresh<T> {
  readonly own: LoyaltyCustomer;
  /** What was read beside the customer and the labels. */
  readonly read: T;
  readonly labels: readonly CardLabel[];
}

/**
 * Reads the customer of a change, something else and the tenant's labels, side by side; or gives the finding that
 * stops it: that of the customer (`ownOrFinding`), else `check.unreadable`.
 */
export const readAfresh = async <T>(
  { directory, catalog }: KindDeps,
  change: Change,
  reading: Promise<Result<T>>,
): Promise<Afresh<T> | { readonly finding: Finding }> => {
  const [ownRead, read, labels] = await Promise.all([readOwn(directory, change), reading, catalog.labels()]);
  const customer = ownOrFinding(change, ownRead);
  if ('finding' in customer) return customer;
  if (!read.ok) return { finding: unreadable('capillary', read.problem) };
  if (!labels.ok) return { finding: unreadable('capillary', labels.problem) };
  return { own: customer.own, read: read.value, labels: labels.value };
};

/** Reads what a change of this card is judged by; or gives the finding that stops it, `card.not-found` among them. */
export const readCardAfresh = async (
  deps: KindDeps,
  change: Change,
  cardNumber: string,
): Promise<Afresh<OwnedCard> | { readonly finding: Finding }> => {
  const afresh = await readAfresh(deps, change, deps.catalog.card(cardNumber));
  if ('finding' in afresh) return afresh;
  if (afresh.read === null) return { finding: block('card.not-found', {}) };
  return { ...afresh, read: afresh.read };
};
