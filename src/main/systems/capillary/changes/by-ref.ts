import type { Card } from '../../../../shared/domain/card.ts';
import type { LoyaltyCustomer } from '../../../../shared/domain/customer.ts';
import type { Identifier } from '../../../../shared/domain/identifier.ts';
import { byRefIn } from '../../kit/by-ref.ts';

/** The cards of a customer by their refs. */
export const cardsByRef = byRefIn<LoyaltyCustomer, Card>(
  ({ cards }) => cards,
  ({ number }, refs) => refs.of('card', number),
);

/** The identifiers of a customer by their refs; those of several sources with one type and value are one. */
export const identifiersByRef = byRefIn<LoyaltyCustomer, Identifier>(
  ({ identifiers }) => identifiers,
  ({ type, value }, refs) => refs.of('identifier', type, value),
);
