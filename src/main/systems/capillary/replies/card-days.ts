import type { Card } from '../../../../shared/domain/card.ts';
import type { LoyaltyCustomer } from '../../../../shared/domain/customer.ts';
import { dayOf } from '../../../../shared/domain/day.ts';
import { ok } from '../../../../shared/domain/problem.ts';
import type { CustomerDirectory } from '../../../ports/customer-directory.ts';
import type { CardCatalog } from '../../../ports/readers.ts';

/*
 * Capillary writes a card's dates as instants with this or that offset, or as bare days. Here each is one day, in the time
 * zone of the branch, from where it is read: what is shown and what is checked cannot differ, and neither can two ways to
 * write one instant. A date that is no day is not told.
 */

const dayOrNull = (received: string | null, zone: string): string | null =>
  received === null ? null : dayOf(received, zone);

/** A card, its dates as days of the branch. */
const withDays = (card: Card, zone: string): Card => ({
  ...card,
  issuedOn: dayOrNull(card.issuedOn, zone),
  expiresOn: dayOrNull(card.expiresOn, zone),
});

const ofCustomer = (customer: LoyaltyCustomer, zone: string): LoyaltyCustomer => ({
  ...customer,
  cards: customer.cards.map((card) => withDays(card, zone)),
});

/** A directory whose cards have days of the branch. */
export const directoryWithDays = (directory: CustomerDirectory, zone: string): CustomerDirectory => ({
  byIdentifier: async (type, value) => {
    const found = await directory.byIdentifier(type, value);
    return found.ok
      ? ok(found.value.map((match) => ({ ...match, customer: ofCustomer(match.customer, zone) })))
      : found;
  },
  told: async (type, value) => {
    const found = await directory.told(type, value);
    return found.ok
      ? ok(found.value.map((match) => ({ ...match, customer: ofCustomer(match.customer, zone) })))
      : found;
  },
  // A day of the branch is the same day again.
  completed: async (told) => {
    const found = await directory.completed(told);
    return found.ok && found.value !== null ? ok(ofCustomer(found.value, zone)) : found;
  },
  byId: async (id, also) => {
    const found = await directory.byId(id, also);
    return found.ok && found.value !== null ? ok(ofCustomer(found.value, zone)) : found;
  },
  takesNoSuch: (problem) => directory.takesNoSuch(problem),
  // What a search by prefix finds has no cards.
  byPrefix: (text, page) => directory.byPrefix(text, page),
});

/** A catalog whose cards have days of the branch. */
export const catalogWithDays = (catalog: CardCatalog, zone: string): CardCatalog => ({
  ...catalog,
  card: async (number) => {
    const found = await catalog.card(number);
    return found.ok && found.value !== null
      ? ok({ ...found.value, card: withDays(found.value.card, zone) })
      : found;
  },
});
