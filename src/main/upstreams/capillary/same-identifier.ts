import type { LoyaltyCustomer } from '../../../shared/domain/customer.ts';

/** Whether two values of a type are the same identifier: e-mail addresses differ in letters, not in case. */
export const isSameValue = (type: string, a: string, b: string): boolean =>
  a === b || (type === 'email' && a.toLowerCase() === b.toLowerCase());

/** Whether the customer holds the identifier, in one source or, when none is named, in any. */
export const holdsIdentifier = (
  customer: LoyaltyCustomer,
  wanted: {
    readonly type: string;
    readonly value: string;
    readonly source?: string;
    readonly accountId?: string | null;
  },
): boolean =>
  customer.identifiers.some(
    (one) =>
      one.type === wanted.type &&
      isSameValue(wanted.type, one.value, wanted.value) &&
      (wanted.source === undefined || one.source === wanted.source) &&
      (wanted.accountId === undefined || wanted.accountId === null || one.accountId === wanted.accountId),
  );

/** Whether the customer's own record names the card, among the cards or the identifiers. */
export const holdsCard = (customer: LoyaltyCustomer, number: string): boolean =>
  customer.cards.some((card) => card.number === number) ||
  holdsIdentifier(customer, { type: 'cardnumber', value: number });
