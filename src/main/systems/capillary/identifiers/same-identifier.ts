import type { LoyaltyCustomer } from '../../../../shared/domain/customer.ts';
import type { Identifier } from '../../../../shared/domain/identifier.ts';
import type { Source } from '../calls/client.ts';
import { isIn } from '../customers/sources.ts';

/** Whether two values of a type are the same identifier: e-mail addresses differ in letters, not in case. */
export const isSameValue = (type: string, a: string, b: string): boolean =>
  a === b || (type === 'email' && a.toLowerCase() === b.toLowerCase());

/** Whether the customer holds the identifier, in one source or, when none is named, in any. */
export const holdsIdentifier = (
  customer: LoyaltyCustomer,
  { type, value }: Pick<Identifier, 'type' | 'value'>,
  source: Pick<Source, 'source' | 'accountId'> | null = null,
): boolean =>
  customer.identifiers.some(
    (one) =>
      one.type === type && isSameValue(type, one.value, value) && (source === null || isIn(one, source)),
  );

/** Whether the customer's own record names the card, among the cards or the identifiers. */
export const holdsCard = (customer: LoyaltyCustomer, number: string): boolean =>
  customer.cards.some((card) => card.number === number) ||
  holdsIdentifier(customer, { type: 'cardnumber', value: number });
