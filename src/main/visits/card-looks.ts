import type { CardSeries } from '../../shared/domain/card.ts';
import { fail, type Result } from '../../shared/domain/problem.ts';
import { shownOrNull, shownText } from '../../shared/domain/shown-text.ts';
import type { CardCatalog, OwnedCard } from '../ports/readers.ts';

/** What was seen of cards and series that an operator looked at before drafting a change. */
export interface CardLooks {
  /** Reads a card afresh; `null` when there is none. `find.off` where Capillary is off, else the catalog's problems. */
  look(cardNumber: string): Promise<Result<OwnedCard | null>>;
  /** Reads the series afresh. Problems as those of `look`. */
  series(): Promise<Result<readonly CardSeries[]>>;
  /** The series that the last look at a card showed, in words; `null` when nobody looked or it has none. */
  seriesOf(cardNumber: string): string | null;
  /** What a series is called, as the last look at them showed; `null` when nobody looked. */
  nameOfSeries(id: number): string | null;
}

const MOST_KEPT = 50;

/** Makes the memory of looks: the series alone, of the last 50 cards, and the names of the series. */
export const createCardLooks = (catalog: CardCatalog | null): CardLooks => {
  const seriesByCard = new Map<string, string | null>();
  const names = new Map<number, string>();
  return {
    look: async (cardNumber) => {
      if (catalog === null) return fail('find.off', { upstream: 'capillary' });
      const found = await catalog.card(cardNumber);
      if (!found.ok || found.value === null) return found;
      const { seriesName, seriesCode } = found.value.card;
      seriesByCard.delete(cardNumber);
      seriesByCard.set(cardNumber, shownOrNull(seriesName ?? seriesCode));
      const oldest = seriesByCard.keys().next();
      if (seriesByCard.size > MOST_KEPT && oldest.done === false) seriesByCard.delete(oldest.value);
      return found;
    },
    series: async () => {
      if (catalog === null) return fail('find.off', { upstream: 'capillary' });
      const found = await catalog.series();
      if (found.ok) for (const { id, name } of found.value) names.set(id, shownText(name));
      return found;
    },
    seriesOf: (cardNumber) => seriesByCard.get(cardNumber) ?? null,
    nameOfSeries: (id) => names.get(id) ?? null,
  };
};
