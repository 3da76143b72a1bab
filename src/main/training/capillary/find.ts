import { type CapillaryStore, type StoredCustomer, samePlace, type TrainingSource } from './store.ts';

/** Whether two values of a type are the same here: e-mail addresses in either case, or letter by letter. */
export const isSame = (store: CapillaryStore, type: string, a: string, b: string): boolean =>
  a === b || (type === 'email' && !store.exactEmails() && a.toLowerCase() === b.toLowerCase());

/** Whether the customer holds this identifier in the place; anywhere when no place is given. */
export const holds = (
  store: CapillaryStore,
  customer: StoredCustomer,
  type: string,
  value: string,
  place: TrainingSource | null,
): boolean => {
  if (type === 'cardnumber') {
    const card = store.card(value);
    return card?.customerId === customer.id && (place === null || samePlace(card.place, place));
  }
  return customer.profiles.some(
    (profile) =>
      (place === null || samePlace(profile, place)) &&
      profile.identifiers.some((one) => one.type === type && isSame(store, type, one.value, value)),
  );
};

/** Who holds this identifier in the place; anywhere when no place is given. */
export const findHolder = (
  store: CapillaryStore,
  type: string,
  value: string,
  place: TrainingSource | null,
): StoredCustomer | undefined =>
  store.customers().find((customer) => holds(store, customer, type, value, place));
