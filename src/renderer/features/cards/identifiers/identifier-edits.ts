import type { IdentifierType } from '../../../../shared/domain/identifier.ts';
import type { LineView } from '../../../../shared/ipc/views.ts';
import type { DraftRequest } from '../../../../shared/kinds/requests.ts';
import type { CardsView } from '../../../../shared/systems/capillary-panel.ts';
import { pendingByRow, pendingOf } from '../../customer/pending.ts';

export const addIdentifier = (type: IdentifierType, value: string): DraftRequest => ({
  kind: 'identifier.add',
  type,
  value,
});

/** Asks for the removal of an identifier, by its ref. */
export const removeIdentifier = (identifier: string): DraftRequest => ({
  kind: 'identifier.remove',
  identifier,
});

/** The identifiers that wait in the basket to be added. */
export const pendingAdditions = (basket: readonly LineView[]) => pendingOf(basket, 'identifier.add');

/** The removals that wait in the basket, by the refs of the identifiers. */
export const pendingRemovals = (basket: readonly LineView[], identifiers: CardsView['identifiers']) => {
  const lookOf = ({ type, masked }: { readonly type: string; readonly masked: string }): string =>
    JSON.stringify([type, masked]);
  return pendingByRow(basket, 'identifier.remove', identifiers, { ofLine: lookOf, ofRow: lookOf });
};
