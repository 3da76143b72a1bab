import type { Channel } from '../../../shared/domain/card-usage.ts';
import type { LineView } from '../../../shared/ipc/views.ts';

const PENDING: readonly LineView['state'][] = ['draft', 'refused', 'needs-approval', 'sending'];

/** Whether a line still is a wish: from its outcome on, the panel shows what is so. */
export const isPending = (line: LineView): boolean => PENDING.includes(line.state);

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

export const pendingUsage = (
  basket: readonly LineView[],
  channel: Channel,
): PendingLine<'card-usage.set'> | null =>
  pendingOf(basket, 'card-usage.set').find(({ summary }) => summary.channel === channel) ?? null;

/**
 * The pending line about one row of a panel. A line names its row by ref; one that does not is found by what it
 * shows, and by nothing when that fits more than one row.
 */
export const pendingRow = <K extends Kind, Row extends { readonly ref: string }>(
  basket: readonly LineView[],
  kind: K,
  row: Row,
  rows: readonly Row[],
  looksLike: (summary: SummaryOf<K>, row: Row) => boolean,
): PendingLine<K> | null =>
  pendingOf(basket, kind).find(({ line, summary }) => {
    if (line.target !== undefined) return line.target === row.ref;
    const alike = rows.filter((other) => looksLike(summary, other));
    return alike.length === 1 && alike[0]?.ref === row.ref;
  }) ?? null;
