import type { CardLabel, CardSeries } from '../../shared/domain/card.ts';
import { fail, ok, type Result } from '../../shared/domain/problem.ts';
import { shownOrNull, shownText, shownWithin } from '../../shared/domain/shown-text.ts';
import type { CardCatalog, OwnedCard } from '../ports/readers.ts';

/** What was seen of cards and series that an operator looked at before drafting a change. */
export interface CardLooks {
  /**
   * Reads afresh the card of a number that may be spelled in several ways: the first of them that there is; `null` when
   * there is none. `find.off` where Capillary is off, else the catalog's problems.
   */
  look(spellings: readonly string[]): Promise<Result<OwnedCard | null>>;
  /** Reads the series afresh. Problems as those of `look`. */
  series(): Promise<Result<readonly CardSeries[]>>;
  /** Reads the labels afresh, each as it is shown and asked for. Problems as those of `look`. */
  labels(): Promise<Result<readonly CardLabel[]>>;
  /** The label of this shown form as the tenant spells it, as the last look at them showed; else the same. */
  labelOf(shown: string): string;
  /** Whether a look showed a card of exactly this number. */
  seen(cardNumber: string): boolean;
  /** The series that the last look at a card showed, in words; `null` when nobody looked or it has none. */
  seriesOf(cardNumber: string): string | null;
  /** What a series is called, as the last look at them showed; `null` when nobody looked. */
  nameOfSeries(id: number): string | null;
}

const MOST_KEPT = 50;

/** Characters of a label that an operator is shown and asks for: as many as a request takes. */
const MOST_OF_LABEL = 200;

/** Makes the memory of looks: the series alone, of the last 50 cards, and the names of the series. */
export const createCardLooks = (catalog: CardCatalog | null): CardLooks => {
  const seriesByCard = new Map<string, string | null>();
  const names = new Map<number, string>();
  const spelled = new Map<string, string>();
  return {
    look: async (spellings) => {
      if (catalog === null) return fail('find.off', { upstream: 'capillary' });
      const all = await Promise.all(spellings.map((one) => catalog.card(one)));
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
      if (catalog === null) return fail('find.off', { upstream: 'capillary' });
      const found = await catalog.series();
      if (found.ok) for (const { id, name } of found.value) names.set(id, shownText(name));
      return found;
    },
    labels: async () => {
      if (catalog === null) return fail('find.off', { upstream: 'capillary' });
      const found = await catalog.labels();
      if (!found.ok) return found;
      const shown = found.value.map((one) => ({
        ...one,
        raw: one.label,
        label: shownWithin(MOST_OF_LABEL, one.label),
      }));
      // Of two that look alike nobody can say which is meant.
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
