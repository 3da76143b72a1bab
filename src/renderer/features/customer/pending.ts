import type { LineView } from '../../../shared/ipc/views.ts';

const PENDING: readonly LineView['state'][] = ['draft', 'refused', 'needs-approval', 'sending'];

/** Whether a line still is a wish: from its outcome on, the panel shows what is so. */
const isPending = (line: LineView): boolean => PENDING.includes(line.state);

type Kind = LineView['summary']['kind'];
type SummaryOf<K extends Kind> = Extract<LineView['summary'], { readonly kind: K }>;

export interface PendingLine<K extends Kind> {
  readonly line: LineView;
  readonly summary: SummaryOf<K>;
}

const hasKind = <K extends Kind>(summary: LineView['summary'], kind: K): summary is SummaryOf<K> =>
  summary.kind === kind;

/** The pending lines of one kind, oldest first. */
export const pendingOf = <K extends Kind>(basket: readonly LineView[], kind: K): readonly PendingLine<K>[] =>
  basket
    .filter(isPending)
    .flatMap((line) => (hasKind(line.summary, kind) ? [{ line, summary: line.summary }] : []));

/**
 * The pending line about each row of a panel, by the row's ref; of several the oldest. A line names its row by ref; one
 * that does not is found by what it shows, and by nothing when that fits more than one row.
 */
export const pendingByRow = <K extends Kind, Row extends { readonly ref: string }>(
  basket: readonly LineView[],
  kind: K,
  rows: readonly Row[],
  looks: { readonly ofLine: (summary: SummaryOf<K>) => string; readonly ofRow: (row: Row) => string },
): ReadonlyMap<string, PendingLine<K>> => {
  const found = new Map<string, PendingLine<K>>();
  const lines = pendingOf(basket, kind);
  if (lines.length === 0) return found;
  const refsByLook = new Map<string, readonly string[]>();
  if (lines.some(({ line }) => line.target === undefined))
    for (const row of rows) {
      const look = looks.ofRow(row);
      refsByLook.set(look, [...(refsByLook.get(look) ?? []).slice(0, 1), row.ref]);
    }
  for (const pending of lines) {
    const alike = refsByLook.get(looks.ofLine(pending.summary)) ?? [];
    const ref = pending.line.target ?? (alike.length === 1 ? alike[0] : undefined);
    if (ref !== undefined && !found.has(ref)) found.set(ref, pending);
  }
  return found;
};
