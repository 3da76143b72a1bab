import type { Card } from '../../shared/domain/card.ts';
import type { CommunicationPreferences, Selection } from '../../shared/domain/communication.ts';
import type { LoyaltyCustomer } from '../../shared/domain/customer.ts';
import type { Identifier } from '../../shared/domain/identifier.ts';
import type { Refs } from './refs.ts';

/** What a record holds, each under its ref; of two under one ref the first. */
type ByRef<T> = ReadonlyMap<string, T>;

/** Makes an index once for each record, and keeps it for as long as the record is there. */
const indexed = <R extends object, T>(
  itemsOf: (record: R) => readonly T[],
  refOf: (item: T, refs: Refs) => string,
): ((record: R, refs: Refs) => ByRef<T>) => {
  const known = new WeakMap<Refs, WeakMap<R, ByRef<T>>>();
  return (record, refs) => {
    const ofRefs = known.get(refs) ?? new WeakMap<R, ByRef<T>>();
    known.set(refs, ofRefs);
    const before = ofRefs.get(record);
    if (before !== undefined) return before;
    const index = new Map<string, T>();
    for (const item of itemsOf(record)) {
      const ref = refOf(item, refs);
      if (!index.has(ref)) index.set(ref, item);
    }
    ofRefs.set(record, index);
    return index;
  };
};

/** The cards of a customer by their refs. */
export const cardsByRef = indexed<LoyaltyCustomer, Card>(
  ({ cards }) => cards,
  ({ number }, refs) => refs.of('card', number),
);

/** The identifiers of a customer by their refs; those of several sources with one type and value are one. */
export const identifiersByRef = indexed<LoyaltyCustomer, Identifier>(
  ({ identifiers }) => identifiers,
  ({ type, value }, refs) => refs.of('identifier', type, value),
);

/** The selections of a complete set by their refs. */
export const selectionsByRef = indexed<CommunicationPreferences, Selection>(
  ({ categories }) => categories.flatMap(({ channels }) => channels.flatMap(({ selections }) => selections)),
  ({ category, channel, type, value }, refs) => refs.of('selection', category, channel, type, value),
);
