import { type CapillaryStore, type StoredCustomer, type StoredProfile, samePlace } from './store.ts';

const join = (kept: StoredProfile, gained: StoredProfile): StoredProfile => ({
  ...kept,
  fields: { ...gained.fields, ...kept.fields },
  identifiers: [
    ...kept.identifiers,
    ...gained.identifiers
      .filter((one) => !kept.identifiers.some(({ type, value }) => type === one.type && value === one.value))
      .map((one) => ({ ...one, primary: false })),
  ],
});

/**
 * Merges two customers for good: the newer is the victim, the older survives and keeps an entry of each place
 * (contract: capillary, Semantics 1). Gives the survivor.
 */
export const merge = (store: CapillaryStore, one: StoredCustomer, other: StoredCustomer): StoredCustomer => {
  const oneIsOlder =
    one.createdOn < other.createdOn || (one.createdOn === other.createdOn && one.id < other.id);
  const [survivor, victim] = oneIsOlder ? [one, other] : [other, one];
  const kept = survivor.profiles.map((profile) => {
    const gained = victim.profiles.find((candidate) => samePlace(candidate, profile));
    return gained === undefined ? profile : join(profile, gained);
  });
  const moved = victim.profiles.filter((profile) => !kept.some((mine) => samePlace(mine, profile)));
  const merged: StoredCustomer = {
    ...survivor,
    profiles: [...kept, ...moved],
    extendedFields: { ...victim.extendedFields, ...survivor.extendedFields },
  };
  for (const card of store.cardsOf(victim.id)) store.putCard({ ...card, customerId: survivor.id });
  store.bury(victim.id, survivor.id);
  store.put(merged);
  return merged;
};
