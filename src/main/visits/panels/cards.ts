import type { LoyaltyCustomer } from '../../../shared/domain/customer.ts';
import type { Identifier } from '../../../shared/domain/identifier.ts';
import { maskCard, maskValue } from '../../../shared/domain/mask.ts';
import { shownOrNull, shownText } from '../../../shared/domain/shown-text.ts';
import type { CardsView } from '../../../shared/systems/capillary-panel.ts';
import { conflictingOf } from '../conflicts.ts';
import { MOST_SHOWN, narrow } from '../narrowed.ts';
import { keptFor, oncePer, type PanelDeps } from './kept.ts';

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
  return all.map((identifier) => ({
    ...identifier,
    conflicting: conflicting.has(identifier),
  }));
});

const cardsOf = oncePer((customer: LoyaltyCustomer) =>
  customer.cards.map((card) => ({
    card,
    masked: maskCard(card.number),
    series: shownOrNull(card.seriesName ?? card.seriesCode),
    label: shownOrNull(card.statusLabel),
  })),
);

const makeCardsView = (customer: LoyaltyCustomer, { refs, changeTypes, narrowed }: PanelDeps): CardsView => {
  const cards = narrow(cardsOf(customer), MOST_SHOWN.cards, narrowed.cards, ({ masked, series, label }) => ({
    masked,
    mask: maskCard,
    words: [series ?? '', label ?? ''],
  }));
  const identifiers = narrow(
    identifiersOf(customer),
    MOST_SHOWN.identifiers,
    narrowed.identifiers,
    ({ type, value, sources }) => ({
      masked: maskValue(type, value),
      mask: (whole) => maskValue(type, whole),
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
    identifiers: identifiers.shown.map(({ type, value, primary, sources, conflicting }) => ({
      ref: refs.of('identifier', type, value),
      type: shownText(type),
      masked: maskValue(type, value),
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

/** The cards and identifiers of a customer, as many as are shown at a time. */
export const cardsView = keptFor(
  ({ cards, identifiers }) => JSON.stringify([cards, identifiers]),
  makeCardsView,
);
