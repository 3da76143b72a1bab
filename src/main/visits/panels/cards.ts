import type { LoyaltyCustomer } from '../../../shared/domain/customer.ts';
import type { Identifier } from '../../../shared/domain/identifier.ts';
import { maskCard, masksApart, maskValue } from '../../../shared/domain/mask.ts';
import { shownOrNull, shownText } from '../../../shared/domain/shown-text.ts';
import type { CardsView } from '../../../shared/systems/capillary-panel.ts';
import type { Refs } from '../../ports/refs.ts';
import { conflictingOf } from '../conflicts.ts';
import { MOST_SHOWN, narrow } from '../narrowed.ts';
import { keptFor, oncePer, type PanelDeps, type WholeValue } from './kept.ts';

/** Sources that are named beside one identifier. */
const MOST_SOURCES = 20;

/** Identifiers of several sources with the same type and value are one to the operator. */
const distinctIdentifiers = (
  identifiers: readonly Identifier[],
): readonly (Identifier & { readonly sources: readonly string[] })[] => {
  const byValue = new Map<string, { first: Identifier; primary: boolean; sources: Set<string> }>();
  for (const identifier of identifiers) {
    const key = `${identifier.type.length} ${identifier.type}${identifier.value}`;
    const known = byValue.get(key);
    if (known === undefined) {
      const { primary, source } = identifier;
      byValue.set(key, { first: identifier, primary, sources: new Set([source]) });
    } else {
      known.primary ||= identifier.primary;
      known.sources.add(identifier.source);
    }
  }
  return [...byValue.values()].map(({ first, primary, sources }) => ({
    ...first,
    primary,
    sources: [...sources],
  }));
};

/** The customer's identifiers without cards, and whether another source says another value of each. */
export const identifiersOf = oncePer((customer: LoyaltyCustomer) => {
  const all = distinctIdentifiers(customer.identifiers).filter(({ type }) => type !== 'cardnumber');
  const conflicting = conflictingOf(all);
  const more = masksApart(all);
  return all.map((identifier, at) => ({
    ...identifier,
    masked: maskValue(identifier.type, identifier.value, more[at]),
    more: more[at] ?? 0,
    conflicting: conflicting.has(identifier),
  }));
});

const cardsOf = oncePer((customer: LoyaltyCustomer) => {
  const more = masksApart(customer.cards.map(({ number }) => ({ type: 'cardnumber', value: number })));
  return customer.cards.map((card, at) => ({
    card,
    masked: maskCard(card.number, more[at]),
    more: more[at] ?? 0,
    series: shownOrNull(card.seriesName ?? card.seriesCode),
    label: shownOrNull(card.statusLabel),
  }));
});

const makeCardsView = (customer: LoyaltyCustomer, { refs, changeTypes, narrowed }: PanelDeps): CardsView => {
  const cards = narrow(
    cardsOf(customer),
    MOST_SHOWN.cards,
    narrowed.cards,
    ({ masked, more, series, label }) => ({
      masked,
      mask: (whole) => maskCard(whole, more),
      words: [series ?? '', label ?? ''],
    }),
  );
  const identifiers = narrow(
    identifiersOf(customer),
    MOST_SHOWN.identifiers,
    narrowed.identifiers,
    ({ type, masked, more, sources }) => ({
      masked,
      mask: (whole) => maskValue(type, whole, more),
      words: [type, ...sources],
    }),
  );
  return {
    cards: cards.shown.map(({ card, masked, series, label }) => ({
      ...{ ref: refs.of('card', card.number), masked, series, label },
      status: card.status,
      active: card.active,
      issuedOn: shownOrNull(card.issuedOn),
      expiresOn: shownOrNull(card.expiresOn),
    })),
    identifiers: identifiers.shown.map(({ type, value, masked, primary, sources, conflicting }) => ({
      ref: refs.of('identifier', type, value),
      type: shownText(type),
      masked,
      primary,
      sources: sources.slice(0, MOST_SOURCES).map(shownText),
      conflicting,
      changeable: changeTypes.includes(type),
    })),
    changeTypes: changeTypes.filter((type) => type !== 'cardnumber'),
    ...(cards.cut === null ? {} : { cardsCut: cards.cut }),
    ...(identifiers.cut === null ? {} : { identifiersCut: identifiers.cut }),
  };
};

/** The whole values behind the refs of {@link cardsView}. */
export const cardValues = (customer: LoyaltyCustomer, refs: Refs): readonly WholeValue[] => [
  ...identifiersOf(customer).map(({ type, value, masked }) => ({
    ...{ type, value, masked },
    ref: refs.of('identifier', type, value),
  })),
  ...cardsOf(customer).map(({ card: { number }, masked }) => ({
    ...{ type: 'cardnumber', value: number, masked },
    ref: refs.of('card', number),
  })),
];

/** The cards and identifiers of a customer, as many as are shown at a time. */
export const cardsView = keptFor(
  ({ cards, identifiers }) => JSON.stringify([cards, identifiers]),
  makeCardsView,
);
