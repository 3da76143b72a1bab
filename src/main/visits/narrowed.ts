import type { CutView } from '../../shared/systems/cut.ts';

/** What the operator searches for in each list of a visit that is too long to be shown; empty: nothing. */
export interface Narrowed {
  readonly cards: string;
  readonly identifiers: string;
  readonly selections: string;
}

/** Nothing is searched for. */
export const NOT_NARROWED: Narrowed = { cards: '', identifiers: '', selections: '' };

/** As many cards and identifiers, and as many selections, as are shown at a time. */
export const MOST_SHOWN = { cards: 100, identifiers: 100, selections: 500 } as const;

const folded = (text: string): string => text.normalize('NFC').toLocaleLowerCase();

const bare = (text: string): string => folded(text).replace(/[\s-]+/gu, '');

/**
 * Whether a row fits what was typed. Only what the screen shows of the row is compared, so that a search tells nothing
 * about a hidden value. A whole value is compared as it would be masked.
 */
const fits = (
  typed: string,
  masked: string,
  mask: (value: string) => string,
  words: readonly string[],
): boolean => {
  const wanted = folded(typed).trim();
  const whole = bare(typed);
  return (
    folded(masked).includes(whole) ||
    mask(whole) === masked ||
    words.some((word) => folded(word).includes(wanted))
  );
};

/** A row that can be searched for. */
interface Searchable {
  readonly masked: string;
  /** How a whole value would be masked here. */
  readonly mask: (value: string) => string;
  /** What else is shown of it. */
  readonly words: readonly string[];
}

/** The rows that are shown, and, where those are not all, how many there are. */
interface Cut<T> {
  readonly shown: readonly T[];
  readonly cut: CutView | null;
}

/** Takes the rows that fit, as many as are shown at a time. A list that is short is shown whole, whatever was typed. */
export const narrow = <T>(
  rows: readonly T[],
  most: number,
  typed: string,
  searchable: (row: T) => Searchable,
): Cut<T> => {
  if (rows.length <= most) return { shown: rows, cut: null };
  const fitting =
    typed.trim() === ''
      ? rows
      : rows.filter((row) => {
          const { masked, mask, words } = searchable(row);
          return fits(typed, masked, mask, words);
        });
  return {
    shown: fitting.slice(0, most),
    cut: { of: rows.length, fitting: fitting.length, typed },
  };
};
