import type { LoyaltyCustomer } from '../../../../shared/domain/customer.ts';
import { customerName } from '../../../../shared/domain/customer-name.ts';
import type { Owner } from '../../../../shared/domain/finding.ts';
import { maskValue } from '../../../../shared/domain/mask.ts';

const eachOnce = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

/** Masked, two of a type may look alike: then one of them tells as much. */
const shownOf = ({ identifiers }: LoyaltyCustomer): Owner['identifiers'] => {
  const shown = identifiers
    .filter(({ type }) => type !== 'cardnumber')
    .map(({ type, value }) => ({ type, masked: maskValue(type, value) }));
  return [...new Map(shown.map((one) => [JSON.stringify([one.type, one.masked]), one])).values()];
};

/** A customer as a finding shows one: the name, and nothing else unmasked. `here` is the visit's own. */
export const toOwner = (customer: LoyaltyCustomer, here: boolean): Owner => ({
  name: customerName(customer),
  identifiers: shownOf(customer),
  cards: customer.cards.length,
  sources: eachOnce(customer.profiles.map(({ source }) => source).filter((source) => source !== '')),
  here,
});

/** Both customers, the visit's own first. */
export const owners = (own: LoyaltyCustomer, others: readonly LoyaltyCustomer[]): readonly Owner[] => [
  toOwner(own, true),
  ...others.map((other) => toOwner(other, false)),
];
