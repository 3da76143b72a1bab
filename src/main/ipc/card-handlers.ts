import { maskCard } from '../../shared/domain/mask.ts';
import { fail, ok } from '../../shared/domain/problem.ts';
import type { Handlers } from '../../shared/ipc/contract.ts';
import type { CardCatalog } from '../ports/readers.ts';
import type { CardLooks } from '../visits/card-looks.ts';
import type { Visit } from '../visits/visit.ts';

/** Answers questions about cards before they are linked or delinked. */
export const cardHandlers = (deps: {
  readonly catalog: CardCatalog | null;
  readonly looks: CardLooks;
  readonly openVisit: () => Visit | null;
}): Pick<Handlers, 'cards.look' | 'cards.delinkLabels'> => ({
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
  'cards.delinkLabels': async () => {
    if (deps.catalog === null) return fail('find.off', { upstream: 'capillary' });
    const labels = await deps.catalog.labels();
    if (!labels.ok) return labels;
    return ok(
      labels.value
        .filter(({ status, active }) => status === 'NOT_ISSUED' && active)
        .map(({ label, isDefault }) => ({ label, isDefault })),
    );
  },
});
