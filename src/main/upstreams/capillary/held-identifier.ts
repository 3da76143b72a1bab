import type { CapillarySettings } from '../../../shared/config/settings.ts';
import type { LoyaltyCustomer } from '../../../shared/domain/customer.ts';
import type { Identifier } from '../../../shared/domain/identifier.ts';
import type { Source } from './client.ts';
import { defaultSource } from './kind-deps.ts';
import { isSameValue } from './same-identifier.ts';

const isIn = (source: Source) => (one: Identifier) =>
  one.source === source.source && (source.accountId === null || one.accountId === source.accountId);

/**
 * An identifier (a card's number is one) as the customer holds it, and the source that it has to be removed from:
 * the first of the settings that holds it, else the one that the upstream names (contract: capillary, 8065). `null`
 * when the customer's profiles do not name it.
 */
export const findHeld = (
  own: LoyaltyCustomer,
  settings: Pick<CapillarySettings, 'sources'>,
  wanted: { readonly type: string; readonly value: string },
): { readonly held: Identifier; readonly source: Source } | null => {
  const same = own.identifiers.filter(
    (one) => one.type === wanted.type && isSameValue(wanted.type, one.value, wanted.value),
  );
  for (const source of settings.sources) {
    const held = same.find(isIn(source));
    if (held) return { held, source };
  }
  const [elsewhere] = same;
  if (elsewhere === undefined) return null;
  const { source, accountId } = elsewhere;
  return { held: elsewhere, source: source === '' ? defaultSource(settings) : { source, accountId } };
};
