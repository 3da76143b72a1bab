import {
  type CommunicationPreferences,
  isTextChannel,
  type Selection,
} from '../../shared/domain/communication.ts';
import type { LoyaltyCustomer } from '../../shared/domain/customer.ts';
import type { Identifier } from '../../shared/domain/identifier.ts';
import { maskCard, maskValue } from '../../shared/domain/mask.ts';
import { shownOrNull, shownText } from '../../shared/domain/shown-text.ts';
import type { CardsView, CommunicationView } from '../../shared/ipc/views.ts';
import type { Refs } from '../ports/refs.ts';
import { conflictingOf } from './conflicts.ts';
import { MOST_SHOWN, type Narrowed, narrow } from './narrowed.ts';

/** Makes something of a record once, and keeps it for as long as the record is there: a visit is shown very often. */
const once = <R extends object, T>(make: (record: R) => T): ((record: R) => T) => {
  const known = new WeakMap<R, { readonly made: T }>();
  return (record) => {
    const before = known.get(record);
    if (before !== undefined) return before.made;
    const made = make(record);
    known.set(record, { made });
    return made;
  };
};

/** Identifiers of several sources with the same type and value are one to the operator. */
export const distinctIdentifiers = (
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
export const identifiersOf = once((customer: LoyaltyCustomer) => {
  const all = distinctIdentifiers(customer.identifiers).filter(({ type }) => type !== 'cardnumber');
  const conflicting = conflictingOf(all);
  return all.map((identifier) => ({
    ...identifier,
    conflicting: conflicting.has(identifier),
  }));
});

const cardsOf = once((customer: LoyaltyCustomer) =>
  customer.cards.map((card) => ({
    card,
    masked: maskCard(card.number),
    series: shownOrNull(card.seriesName ?? card.seriesCode),
    label: shownOrNull(card.statusLabel),
  })),
);

/** The view of each record, as it was made last: most events change nothing in the panels. */
const keptFor = <R extends object, V>(
  listsOf: (narrowed: Narrowed) => string,
  make: (record: R, deps: PanelDeps) => V,
): ((record: R, deps: PanelDeps) => V) => {
  const kept = new WeakMap<R, { readonly of: PanelDeps; readonly lists: string; readonly view: V }>();
  return (record, deps) => {
    const lists = listsOf(deps.narrowed);
    const known = kept.get(record);
    if (known?.lists === lists && known.of.refs === deps.refs && known.of.changeTypes === deps.changeTypes)
      return known.view;
    const view = make(record, deps);
    kept.set(record, { of: deps, lists, view });
    return view;
  };
};

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

/** Sources that are named beside one identifier. */
const MOST_SOURCES = 20;

/** What the panels need beside the records. */
export interface PanelDeps {
  readonly refs: Refs;
  readonly changeTypes: readonly string[];
  readonly narrowed: Narrowed;
}

/** Rows and columns of the matrix of selections. */
const MOST_CATEGORIES = 200;
const MOST_CHANNELS = 24;

const selectionsOf = once(({ categories }: CommunicationPreferences) =>
  categories.flatMap(({ channels }) => channels.flatMap(({ selections }) => selections)),
);

/** The selections that are shown; they stand in rows and columns, of which there is no endless number either. */
const shownSelections = (
  preferences: CommunicationPreferences,
  typed: string,
): { readonly shown: ReadonlyMap<Selection, string>; readonly cut: CommunicationView['cut'] | null } => {
  const all = selectionsOf(preferences);
  const { shown, cut } = narrow(all, MOST_SHOWN.selections, typed, ({ category, channel, type, value }) => ({
    masked: maskValue(type, value),
    mask: (whole) => maskValue(type, whole),
    words: [category, channel, type],
  }));
  const categories = new Set<string>();
  const channels = new Set<string>();
  const placed = new Map<Selection, string>();
  for (const selection of shown) {
    const { category, channel } = selection;
    if (!categories.has(category) && categories.size === MOST_CATEGORIES) continue;
    if (!channels.has(channel) && channels.size === MOST_CHANNELS) continue;
    categories.add(category);
    channels.add(channel);
    placed.set(selection, maskValue(selection.type, selection.value));
  }
  const isWhole = cut === null && placed.size === shown.length;
  return { shown: placed, cut: isWhole ? null : (cut ?? { of: all.length, fitting: all.length, typed }) };
};

const onIn = (preferences: CommunicationPreferences): NonNullable<CommunicationView['on']> => {
  const on = selectionsOf(preferences).filter(({ optIn }) => optIn === 'Y');
  return { everything: on.length, texts: on.filter(({ channel }) => isTextChannel(channel)).length };
};

const makeCommunicationView = (
  preferences: CommunicationPreferences,
  { refs, narrowed }: PanelDeps,
): CommunicationView => {
  const { shown, cut } = shownSelections(preferences, narrowed.selections);
  const categories = preferences.categories.map((category) => ({
    name: shownText(category.name),
    enabled: category.enabled,
    channels: category.channels
      .map((channel) => ({
        name: shownText(channel.name),
        disagrees:
          channel.optIn !== null &&
          channel.selections.length > 0 &&
          channel.selections.some(({ optIn }) => optIn === 'Y') !== (channel.optIn === 'Y'),
        selections: channel.selections.flatMap((selection) => {
          const masked = shown.get(selection);
          if (masked === undefined) return [];
          const { category: of, channel: way, type, value, optIn } = selection;
          return [
            {
              ref: refs.of('selection', of, way, type, value),
              type: shownText(type),
              masked,
              optIn,
              modifiedBy: shownOrNull(selection.modifiedBy),
              modifiedAt: shownOrNull(selection.modifiedAt),
            },
          ];
        }),
      }))
      // Where not all is shown, what has nothing to show is left out.
      .filter(({ selections }) => cut === null || selections.length > 0),
  }));
  return cut === null
    ? { categories: categories.slice(0, MOST_CATEGORIES) }
    : { categories: categories.filter(({ channels }) => channels.length > 0), cut, on: onIn(preferences) };
};

/** The cards and identifiers of a customer, as many as are shown at a time. */
export const cardsView = keptFor(
  ({ cards, identifiers }) => JSON.stringify([cards, identifiers]),
  makeCardsView,
);

/** WM's set as it is shown, as many selections as are shown at a time. */
export const communicationView = keptFor(({ selections }) => selections, makeCommunicationView);
