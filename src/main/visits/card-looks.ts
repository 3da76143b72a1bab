import { fail, type Result } from '../../shared/domain/problem.ts';
import { shownOrNull } from '../../shared/domain/shown-text.ts';
import type { CardCatalog, OwnedCard } from '../ports/readers.ts';

/** What was seen of cards that an operator looked at before linking them. */
export interface CardLooks {
  /** Reads a card afresh; `null` when there is none. `find.off` where Capillary is off, else the catalog's problems. */
  look(cardNumber: string): Promise<Result<OwnedCard | null>>;
  /** The series that the last look at a card showed, in words; `null` when nobody looked or it has none. */
  seriesOf(cardNumber: string): string | null;
}

const MOST_KEPT = 50;

/** Makes the memory of looks: the series alone, of the last 50 cards. */
export const createCardLooks = (catalog: CardCatalog | null): CardLooks => {
  const series = new Map<string, string | null>();
  return {
    look: async (cardNumber) => {
      if (catalog === null) return fail('find.off', { upstream: 'capillary' });
      const found = await catalog.card(cardNumber);
      if (!found.ok || found.value === null) return found;
      const { seriesName, seriesCode } = found.value.card;
      series.delete(cardNumber);
      series.set(cardNumber, shownOrNull(seriesName ?? seriesCode));
      const oldest = series.keys().next();
      if (series.size > MOST_KEPT && oldest.done === false) series.delete(oldest.value);
      return found;
    },
    seriesOf: (cardNumber) => series.get(cardNumber) ?? null,
  };
};
