import type { OutcomeCounts } from '../../../shared/ipc/shift.ts';
import type { LineState } from '../../words/outcomes.ts';

/** Where a change stands that was sent: what is done first, what is open, what was not done. */
const ORDER: readonly LineState[] = [
  'confirmed',
  'accepted',
  'sending',
  'unknown',
  'contradicted',
  'rejected',
  'not-applied',
  'not-sent',
  'refused',
];

/** What is counted, and how many changes of it came to which outcome. */
export interface Counted {
  readonly key: string;
  readonly counts: OutcomeCounts;
}

/** One line of the table: a number for each of its columns. */
interface CountsRow {
  readonly key: string;
  readonly counts: readonly number[];
  readonly total: number;
}

/** Counts by outcome: the columns are the outcomes that there are. The chart is drawn from the same numbers. */
export interface CountsTable {
  readonly states: readonly LineState[];
  readonly rows: readonly CountsRow[];
  readonly totals: readonly number[];
  readonly total: number;
}

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);

const countOf = ({ counts }: Counted, state: LineState): number =>
  sum(counts.filter(({ outcome }) => (outcome ?? 'sending') === state).map(({ count }) => count));

/** Puts counts into a table. */
export const countsTable = (groups: readonly Counted[]): CountsTable => {
  const states = ORDER.filter((state) => groups.some((group) => countOf(group, state) > 0));
  const rows = groups.map((group) => {
    const counts = states.map((state) => countOf(group, state));
    return { key: group.key, counts, total: sum(counts) };
  });
  const totals = states.map((_, column) => sum(rows.map(({ counts }) => counts[column] ?? 0)));
  return { states, rows, totals, total: sum(totals) };
};

/** Leaves out what comes before the first group with a change. */
export const fromFirst = <T extends Pick<Counted, 'counts'>>(groups: readonly T[]): readonly T[] => {
  const first = groups.findIndex(({ counts }) => counts.length > 0);
  return first < 0 ? [] : groups.slice(first);
};
