import type { CardLabel, CardSeries } from '../../shared/domain/card.ts';
import type { Result } from '../../shared/domain/problem.ts';
import type { OwnedCard } from './readers.ts';
import type { Sharing } from './shared-reads.ts';

/** What was seen of cards and series that an operator looked at before drafting a change. */
export interface SeenCards {
  /**
   * Reads the card of a number that may be spelled in several ways: the first of them that there is; `null` when
   * there is none. `find.off` where Capillary is off, else the catalog's problems.
   */
  read(spellings: readonly string[], sharing?: Sharing): Promise<Result<OwnedCard | null>>;
  /** Reads the series afresh. Problems as those of `read`. */
  series(): Promise<Result<readonly CardSeries[]>>;
  /** Reads the labels afresh, each as it is shown and asked for. Problems as those of `read`. */
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
