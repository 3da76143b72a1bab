import { type CapillaryStore, type Place, type StoredCustomer, samePlace } from './store.ts';

const fold = (type: string, value: string): string => (type === 'email' ? value.toLowerCase() : value);

/** Whether the customer holds this identifier in the place; anywhere when no place is given. */
export const holds = (
  store: CapillaryStore,
  customer: StoredCustomer,
  type: string,
  value: string,
  place: Place | null,
): boolean => {
  if (type === 'cardnumber') {
    const card = store.card(value);
    return card?.customerId === customer.id && (place === null || samePlace(card.place, place));
  }
  return customer.profiles.some(
    (profile) =>
      (place === null || samePlace(profile, place)) &&
      profile.identifiers.some((one) => one.type === type && fold(type, one.value) === fold(type, value)),
  );
};

/** Who holds this identifier in the place; anywhere when no place is given. */
export const findHolder = (
  store: CapillaryStore,
  type: string,
  value: string,
  place: Place | null,
): StoredCustomer | undefined =>
  store.customers().find((customer) => holds(store, customer, type, value, place));
