import { OUTCOMES } from '../../shared/domain/outcome.ts';
import { shownOrNull } from '../../shared/domain/shown-text.ts';
import type { ShiftItem } from '../../shared/ipc/shift.ts';
import { upstreamOf } from '../../shared/kinds/kinds.ts';
import type { NeedsLook } from '../changes/needs-look.ts';

/** A change that needs a look, and whose it is; `null`: nobody can tell. */
interface Look {
  readonly by: string | null;
  readonly item: ShiftItem;
}

/** What needs a look at this desk, whoever changed it. Pure. */
export const looksOf = (needsLook: Pick<NeedsLook, 'list' | 'apart'>): readonly Look[] => [
  ...needsLook.apart().map(({ id, at, upstream, operator, summary }) => ({
    by: operator,
    item: { ...{ changeId: id, at, upstream, summary }, customer: null, outcome: 'unknown' as const },
  })),
  ...needsLook.list().map(({ recorded: { change, summary, customerName }, sentAt, state }) => ({
    by: change.operator,
    item: {
      ...{ changeId: change.id, at: sentAt, upstream: upstreamOf(change.kind), summary },
      customer: shownOrNull(customerName ?? null),
      outcome: OUTCOMES.find((outcome) => outcome === state) ?? null,
    },
  })),
];
