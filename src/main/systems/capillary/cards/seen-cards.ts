import { ok } from '../../../../shared/domain/problem.ts';
import { shownOrNull, shownText, shownWithin } from '../../../../shared/domain/shown-text.ts';
import { MOST_OF_LABEL } from '../../../../shared/kinds/card-labels.ts';
import type { CardCatalog } from '../../../ports/readers.ts';
import type { SeenCards } from '../../../ports/seen-cards.ts';
import { sharedCard } from '../changes/with-reads.ts';

const MOST_KEPT = 50;

/** Makes the memory of what was seen: the series alone, of the last 50 cards, and the names of the series. */
export const createSeenCards = (catalog: CardCatalog): SeenCards => {
  const seriesByCard = new Map<string, string | null>();
  const names = new Map<number, string>();
  const spelled = new Map<string, string>();
  return {
    read: async (spellings, sharing) => {
      const all = await Promise.all(spellings.map((one) => sharedCard(sharing, catalog, one)));
      const found = all.find((one) => !one.ok || one.value !== null) ?? ok(null);
      if (!found.ok || found.value === null) return found;
      const { number: cardNumber, seriesName, seriesCode } = found.value.card;
      seriesByCard.delete(cardNumber);
      seriesByCard.set(cardNumber, shownOrNull(seriesName ?? seriesCode));
      const oldest = seriesByCard.keys().next();
      if (seriesByCard.size > MOST_KEPT && oldest.done === false) seriesByCard.delete(oldest.value);
      return found;
    },
    series: async () => {
      const found = await catalog.series();
      if (found.ok) for (const { id, name } of found.value) names.set(id, shownText(name));
      return found;
    },
    labels: async () => {
      const found = await catalog.labels();
      if (!found.ok) return found;
      const shown = found.value.map((one) => ({
        ...one,
        raw: one.label,
        label: shownWithin(MOST_OF_LABEL, one.label),
      }));
      // Where two labels are shown alike, nobody can say which of them is meant.
      const single = shown.filter(
        (one) => !shown.some((other) => other !== one && other.label === one.label),
      );
      spelled.clear();
      for (const { label, raw } of single) spelled.set(label, raw);
      return ok(single.filter(({ label }) => label !== '').map(({ raw: _, ...label }) => label));
    },
    labelOf: (label) => spelled.get(label) ?? label,
    seen: (cardNumber) => seriesByCard.has(cardNumber),
    seriesOf: (cardNumber) => seriesByCard.get(cardNumber) ?? null,
    nameOfSeries: (id) => names.get(id) ?? null,
  };
};
