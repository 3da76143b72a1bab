import { fail, ok } from '../../../../shared/domain/problem.ts';
import type { CardCatalog } from '../../../ports/readers.ts';
import type { CapillaryClient } from '../calls/client.ts';
import { toCardHistory, toLabels, toOwnedCard, toSeries } from '../replies/to-card.ts';

/**
 * Reads cards and their history, series and labels. Every call is a fresh read.
 * Problems: those of read-reply.ts; `reply.shape` for a reply about another card than the one asked for.
 */
export const createCardCatalog = (client: CapillaryClient): CardCatalog => ({
  card: async (number) => {
    const found = await client.card(number);
    if (!found.ok || found.value === null) return found.ok ? ok(null) : found;
    return found.value.cardNumber === number
      ? ok(toOwnedCard(found.value))
      : fail('reply.shape', { upstream: 'capillary', call: 'card.get', status: 200, at: 'cardNumber' });
  },
  history: async (number) => {
    const found = await client.statusLog(number);
    if (!found.ok) return found;
    return ok(found.value === null ? null : toCardHistory(found.value));
  },
  series: async () => {
    const found = await client.series();
    return found.ok ? ok(toSeries(found.value)) : found;
  },
  labels: async () => {
    const found = await client.labels();
    return found.ok ? ok(toLabels(found.value)) : found;
  },
});
