import type { LoyaltyCustomer } from './customer.ts';
import { maskValue } from './mask.ts';

/**
 * What a customer is called on screens and receipts: the name, and for one who has none the masked mobile, else
 * the first other identifier, masked, else the masked id. Never empty.
 */
export const customerName = ({
  id,
  name,
  identifiers,
}: Pick<LoyaltyCustomer, 'id' | 'name' | 'identifiers'>): string => {
  if (name.trim() !== '') return name;
  const { type, value } = identifiers.find((one) => one.type === 'mobile') ??
    identifiers[0] ?? { type: 'id', value: id };
  return maskValue(type, value);
};
