import type { CapillaryStore, StoredCustomer } from './store.ts';
import { profileView } from './views.ts';

const fold = (text: string): string => text.normalize('NFC').toLocaleLowerCase('en');

const names = (customer: StoredCustomer): readonly string[] =>
  customer.profiles.flatMap(({ firstName, lastName }) =>
    [firstName, lastName, [firstName, lastName].filter(Boolean).join(' ')].flatMap((name) => name ?? []),
  );

/** Customers of whom a name or an identifier starts with the text, by id, a page at a time. */
export const searchCustomers = (store: CapillaryStore, text: string, limit: number, offset: number) => {
  const wanted = fold(text);
  const starts = (value: string): boolean => fold(value).startsWith(wanted);
  const found = store
    .customers()
    .map((customer) => {
      const cards = store.cardsOf(customer.id);
      const matchedIdentifiers = [
        ...customer.profiles.flatMap(({ source, identifiers }) =>
          identifiers.map(({ type, value }) => ({ idType: type, idValue: value, source })),
        ),
        ...cards.map((card) => ({
          idType: customer.style.cardType,
          idValue: card.number,
          source: card.place.source,
        })),
      ].filter(({ idValue }) => starts(idValue));
      return { customer, cards, matchedIdentifiers };
    })
    .filter(
      ({ customer, matchedIdentifiers }) => matchedIdentifiers.length > 0 || names(customer).some(starts),
    )
    .sort((a, b) => a.customer.id - b.customer.id);
  return {
    pagination: { limit, offset, total: found.length },
    data: found.slice(offset, offset + limit).map(({ customer, cards, matchedIdentifiers }) => ({
      userId: customer.id,
      matchedIdentifiers,
      profiles: customer.profiles.map((profile) => profileView(customer, profile, cards)),
    })),
    warnings: [],
    errors: [],
  };
};
