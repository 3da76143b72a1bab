import { type CardUsage, CHANNELS } from '../../shared/domain/card-usage.ts';
import { KIND_UPSTREAM } from '../../shared/domain/change.ts';
import type { CommunicationPreferences } from '../../shared/domain/communication.ts';
import type { LoyaltyCustomer } from '../../shared/domain/customer.ts';
import type { Finding, Owner } from '../../shared/domain/finding.ts';
import type { Identifier } from '../../shared/domain/identifier.ts';
import { maskCard, maskValue } from '../../shared/domain/mask.ts';
import { shownOrNull, shownText } from '../../shared/domain/shown-text.ts';
import type {
  CardsView,
  CardUsageView,
  CommunicationView,
  LineView,
  PanelView,
  VisitView,
} from '../../shared/ipc/views.ts';
import { waitsForApproval } from '../changes/approval.ts';
import { conflictingNames, isConflicting } from './conflicts.ts';
import type { Refs } from './refs.ts';
import { isUntold } from './told-nothing.ts';
import { dataOf, type Line, type Loaded, type Visit } from './visit.ts';

const panelOf = <T, V>(loaded: Loaded<T>, view: (data: T) => V): PanelView<V> =>
  loaded.state === 'ready' || loaded.state === 'confirm-id' ? { ...loaded, data: view(loaded.data) } : loaded;

/** Identifiers of several sources with the same type and value are one to the operator. */
export const distinctIdentifiers = (
  identifiers: readonly Identifier[],
): readonly (Identifier & { readonly sources: readonly string[] })[] => {
  const byValue = new Map<string, Identifier & { sources: string[] }>();
  for (const identifier of identifiers) {
    const key = JSON.stringify([identifier.type, identifier.value]);
    const known = byValue.get(key);
    if (known === undefined) byValue.set(key, { ...identifier, sources: [identifier.source] });
    else {
      byValue.set(key, {
        ...known,
        primary: known.primary || identifier.primary,
        sources: [...new Set([...known.sources, identifier.source])],
      });
    }
  }
  return [...byValue.values()];
};

/** The customer's identifiers, and whether another source says another value of each. */
const identifiersOf = (customer: LoyaltyCustomer) => {
  const all = distinctIdentifiers(customer.identifiers).filter(({ type }) => type !== 'cardnumber');
  return all.map((identifier) => ({ ...identifier, conflicting: isConflicting(identifier, all) }));
};

const cardUsageView = (usage: CardUsage, visit: Visit): CardUsageView => ({
  channels: CHANNELS.map((channel) => {
    const last = visit.lastUsage.find((change) => change.channel === channel);
    return {
      channel,
      status: usage[channel],
      last: last === undefined ? null : { to: last.to, at: last.at, by: last.by, outcome: last.outcome },
    };
  }),
  untold: isUntold(usage) ? (visit.toldNothing ? 'everywhere' : 'here') : null,
  cards: dataOf(visit.loyalty)?.cards.length ?? 0,
});

const cardsView = (customer: LoyaltyCustomer, refs: Refs, changeTypes: readonly string[]): CardsView => ({
  cards: customer.cards.map((card) => ({
    ref: refs.of('card', card.number),
    masked: maskCard(card.number),
    series: shownOrNull(card.seriesName ?? card.seriesCode),
    label: shownOrNull(card.statusLabel),
    status: card.status,
    active: card.active,
    issuedOn: shownOrNull(card.issuedOn),
    expiresOn: shownOrNull(card.expiresOn),
  })),
  identifiers: identifiersOf(customer).map(({ type, value, primary, sources, conflicting }) => ({
    ref: refs.of('identifier', type, value),
    type: shownText(type),
    masked: maskValue(type, value),
    primary,
    sources: sources.map(shownText),
    conflicting,
    changeable: changeTypes.includes(type),
  })),
  changeTypes: changeTypes.filter((type) => type !== 'cardnumber'),
});

const communicationView = (preferences: CommunicationPreferences, refs: Refs): CommunicationView => ({
  categories: preferences.categories.map((category) => ({
    name: shownText(category.name),
    enabled: category.enabled,
    channels: category.channels.map((channel) => ({
      name: shownText(channel.name),
      disagrees:
        channel.optIn !== null &&
        channel.selections.length > 0 &&
        channel.selections.some(({ optIn }) => optIn === 'Y') !== (channel.optIn === 'Y'),
      selections: channel.selections.map((selection) => ({
        ref: refs.of('selection', selection.category, selection.channel, selection.type, selection.value),
        type: shownText(selection.type),
        masked: maskValue(selection.type, selection.value),
        optIn: selection.optIn,
        modifiedBy: shownOrNull(selection.modifiedBy),
        modifiedAt: shownOrNull(selection.modifiedAt),
      })),
    })),
  })),
});

const shownOwner = (owner: Owner): Owner => ({
  ...owner,
  name: shownText(owner.name),
  identifiers: owner.identifiers.map(({ type, masked }) => ({ type: shownText(type), masked })),
  sources: owner.sources.map(shownText),
});

/** A finding as it is shown: names, types and sources bounded. */
export const findingView = (finding: Finding): Finding => ({
  ...finding,
  owners: finding.owners.map(shownOwner),
});

/** Who approved a line, while that covers what it shows. */
const approvedBy = (line: Line): Pick<LineView, 'approvedBy'> =>
  line.approval === undefined || waitsForApproval(line, line.view.findings)
    ? {}
    : { approvedBy: line.approval.by };

const lineView = (line: Line): LineView => {
  const { change, summary, target, consent, view } = line;
  return {
    ...view,
    changeId: change.id,
    upstream: KIND_UPSTREAM[change.kind],
    summary,
    ...(target === null ? {} : { target }),
    ...(consent === null ? {} : { asked: consent }),
    ...approvedBy(line),
    findings: view.findings.map(findingView),
    at: change.draftedAt,
  };
};

/** The open visit as the renderer is shown it: masked, with refs for values. Pure. */
export const viewOf = (visit: Visit, refs: Refs, changeTypes: readonly string[]): VisitView => {
  const customer = dataOf(visit.loyalty);
  return {
    customer: {
      visit: visit.id,
      name: shownText(visit.name),
      tier: shownOrNull(customer?.tier ?? null),
      cards: customer === null ? null : customer.cards.length,
      masked: (customer === null ? [] : identifiersOf(customer)).map((identifier) => ({
        type: shownText(identifier.type),
        masked: maskValue(identifier.type, identifier.value),
        conflictingIn: identifier.conflicting ? identifier.sources.map(shownText) : [],
      })),
      sources: [...new Set(customer?.profiles.map(({ source }) => shownText(source)) ?? [])],
      names: conflictingNames(customer?.profiles ?? []).map(({ source, name }) => ({
        source: shownText(source),
        name: shownText(name),
      })),
      merged: visit.merged === null ? null : { from: shownText(visit.merged.from) },
      mergedAway: customer?.mergedAway === true,
    },
    cardUsage: panelOf(visit.cardUsage, (usage) => cardUsageView(usage, visit)),
    cards: panelOf(visit.loyalty, (loyalty) => cardsView(loyalty, refs, changeTypes)),
    communication: panelOf(visit.communication, (preferences) => communicationView(preferences, refs)),
    basket: visit.lines.map(lineView),
    asked: visit.asked,
    applied: visit.applied.length,
    applying: visit.applying,
  };
};
