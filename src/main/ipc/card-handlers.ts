import { maskCard } from '../../shared/domain/mask.ts';
import { fail, ok } from '../../shared/domain/problem.ts';
import { shownText } from '../../shared/domain/shown-text.ts';
import type { Handlers } from '../../shared/ipc/contract.ts';
import type { CardCatalog } from '../ports/readers.ts';
import type { CardLooks } from '../visits/card-looks.ts';
import type { Visit } from '../visits/visit.ts';

/** The status that a label has to map to for each purpose (contract: capillary). */
const STATUS_FOR = { delink: 'NOT_ISSUED', suspend: 'SUSPENDED', resume: 'ACTIVE' } as const;

/** Answers questions about cards before a change of them is drafted. */
export const cardHandlers = (deps: {
  readonly catalog: CardCatalog | null;
  readonly looks: CardLooks;
  readonly openVisit: () => Visit | null;
}): Pick<Handlers, 'cards.look' | 'cards.labels' | 'cards.series'> => ({
  'cards.look': async ({ cardNumber }) => {
    const visit = deps.openVisit();
    if (visit === null) return fail('visit.none');
    const found = await deps.looks.look(cardNumber.trim());
    if (!found.ok) return found;
    if (found.value === null) return fail('card.not-found', { card: maskCard(cardNumber.trim()) });
    const { card, ownerId } = found.value;
    const owner = ownerId === null ? 'nobody' : ownerId === visit.keys.capillaryId ? 'here' : 'another';
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
    if (deps.catalog === null) return fail('find.off', { upstream: 'capillary' });
    const labels = await deps.catalog.labels();
    if (!labels.ok) return labels;
    return ok(
      labels.value
        .filter(({ status, active }) => status === STATUS_FOR[purpose] && active)
        .map(({ label, isDefault }) => ({ label, isDefault })),
    );
  },
  'cards.series': async () => {
    const series = await deps.looks.series();
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
});
