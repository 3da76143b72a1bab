import type { LoyaltyCustomer } from '../../../../shared/domain/customer.ts';
import type { Identifier } from '../../../../shared/domain/identifier.ts';
import type { CapillarySettings } from '../../../../shared/systems/capillary.ts';
import type { Source } from '../calls/client.ts';
import { isIn } from '../customers/sources.ts';
import { isSameValue } from './same-identifier.ts';

/**
 * An identifier (a card's number is one) as the customer holds it, and the source that it has to be removed from:
 * the first of the settings that holds it, else the one that the upstream names (contract: capillary, 8065); none where
 * it names none. `null` when the customer's record does not name it.
 */
export const findHeld = (
  own: LoyaltyCustomer,
  settings: Pick<CapillarySettings, 'sources'>,
  wanted: { readonly type: string; readonly value: string },
): { readonly held: Identifier; readonly source: Source | null } | null => {
  const same = own.identifiers.filter(
    (one) => one.type === wanted.type && isSameValue(wanted.type, one.value, wanted.value),
  );
  for (const source of settings.sources) {
    const held = same.find((one) => isIn(one, source));
    if (held) return { held, source };
  }
  const [elsewhere] = same;
  if (elsewhere === undefined) return null;
  const { source, accountId } = elsewhere;
  return { held: elsewhere, source: source === '' ? null : { source, accountId } };
};
