import type { LineView } from '../../../shared/ipc/views.ts';

/** Lines that are shown at a time. */
export const MOST_LINES = 40;

/** States that ask something of a person. */
const ASKS: ReadonlySet<LineView['state']> = new Set([
  'refused',
  'needs-approval',
  'rejected',
  'contradicted',
  'unknown',
  'not-applied',
]);

/**
 * The lines that are shown where there are too many: the last one, those that ask something of a person, then the
 * newest; in their order.
 */
export const shownLines = (lines: readonly LineView[], most: number): readonly LineView[] => {
  if (lines.length <= most) return lines;
  const newest = lines.toReversed();
  const last = newest.slice(0, 1);
  const rest = newest.slice(1);
  const first = [
    ...last,
    ...rest.filter(({ state }) => ASKS.has(state)),
    ...rest.filter(({ state }) => !ASKS.has(state)),
  ];
  const shown = new Set(first.slice(0, most));
  return lines.filter((line) => shown.has(line));
};
