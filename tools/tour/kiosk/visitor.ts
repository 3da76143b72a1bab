import { meetPeople } from '../people.ts';

/** Whoever comes to the kiosk of the tour: a customer, somebody whom nobody knows, and staff. */
export interface Visitor {
  /** As it is typed, without the country. */
  readonly mobile: string;
  readonly card: string;
  /** What proves who they are after the mobile. */
  readonly lastOfCard: string;
  readonly nobody: string;
  readonly staffPin: string;
}

export const meetVisitor = (staffPin: string, place: number): Visitor => {
  const { asha } = meetPeople();
  const card = asha.cards[0]?.number;
  if (card === undefined) throw new Error('the customer has no card');
  return {
    mobile: asha.mobile.slice(-10),
    card,
    lastOfCard: card.slice(-6),
    // Tries are counted for each number: every walk has one of its own.
    nobody: `98999990${String(place).padStart(2, '0')}`,
    staffPin,
  };
};
