import { maskCard } from '../../shared/domain/mask.ts';
import { fail, ok } from '../../shared/domain/problem.ts';
import { shownOrNull, shownText } from '../../shared/domain/shown-text.ts';
import type { Handlers } from '../../shared/ipc/contract.ts';
import type { IdentifierRules } from '../ports/identifier-rules.ts';
import type { CardCatalog } from '../ports/readers.ts';
import type { Refs } from '../ports/refs.ts';
import type { SeenCards } from '../ports/seen-cards.ts';
import { dataOf, type Visit } from '../visits/visit.ts';

/** The status that a label has to map to for each purpose (contract: capillary). */
const STATUS_FOR = { delink: 'NOT_ISSUED', suspend: 'SUSPENDED', resume: 'ACTIVE' } as const;

const OFF = fail('find.off', { upstream: 'capillary' });

/** Entries of a card's history that are shown. */
const MOST_ENTRIES = 200;

/** Answers questions about cards: before a change of them is drafted, and what was done to them. */
export const cardHandlers = (deps: {
  readonly catalog: CardCatalog | null;
  /** `null`: Capillary is off. */
  readonly seenCards: SeenCards | null;
  readonly openVisit: () => Visit | null;
  readonly refs: Refs;
  readonly rules: IdentifierRules;
}): Pick<Handlers, 'cards.look' | 'cards.labels' | 'cards.series' | 'cards.history'> => ({
  'cards.look': async ({ cardNumber }) => {
    const visit = deps.openVisit();
    if (visit === null) return fail('visit.none');
    const spellings = deps.rules.spellings('cardnumber', cardNumber);
    const [number] = spellings;
    if (number === undefined) return fail('card.invalid-number');
    const found = (await deps.seenCards?.read(spellings)) ?? OFF;
    if (!found.ok) return found;
    if (found.value === null) return fail('card.not-found', { card: maskCard(number) });
    const { card, ownerId } = found.value;
    const owner = ownerId === null ? 'nobody' : ownerId === visit.keys.ids.capillary ? 'here' : 'another';
    return ok({
      masked: maskCard(card.number),
      series: card.seriesName ?? card.seriesCode,
      label: card.statusLabel,
      status: card.status,
      expiresOn: card.expiresOn,
      owner,
    });
  },
  'cards.labels': async ({ purpose }) => {
    const labels = (await deps.seenCards?.labels()) ?? OFF;
    if (!labels.ok) return labels;
    return ok(
      labels.value
        .filter(({ status, active }) => status === STATUS_FOR[purpose] && active)
        .map(({ label, isDefault }) => ({ label, isDefault })),
    );
  },
  'cards.series': async () => {
    const series = (await deps.seenCards?.series()) ?? OFF;
    if (!series.ok) return series;
    return ok(
      series.value
        .filter(({ active }) => active)
        .map(({ id, name, generates, prefix, suffix, length, maxActivePerCustomer: cap }) => ({
          ...{ id, name: shownText(name), generates, length, cap },
          ...{ prefix: shownText(prefix), suffix: shownText(suffix) },
        })),
    );
  },
  'cards.history': async ({ card: ref }) => {
    if (deps.catalog === null) return OFF;
    const visit = deps.openVisit();
    if (visit === null) return fail('visit.none');
    const record = dataOf(visit.panels.capillary);
    const card = record?.cards.find(({ number }) => deps.refs.of('card', number) === ref);
    if (card === undefined) return fail('visit.gone');
    const masked = maskCard(card.number);
    const history = await deps.catalog.history(card.number);
    if (!history.ok) return history;
    if (history.value === null) return fail('card.not-found', { card: masked });
    const entries = history.value.slice(0, MOST_ENTRIES).map((entry) => ({
      ...entry,
      label: shownOrNull(entry.label),
      reason: shownOrNull(entry.reason),
      by: shownOrNull(entry.by),
    }));
    return ok({ masked, entries, total: history.value.length });
  },
});
