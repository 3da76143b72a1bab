import { OUTCOMES } from '../../../shared/domain/outcome.ts';
import type { NeedsLookView } from '../../../shared/ipc/answer-views.ts';
import type { ShiftItem } from '../../../shared/ipc/shift.ts';

/** Those of the changes that were handed over which need a look to this moment. */
export const stillOpen = (changeIds: readonly string[], needsLook: NeedsLookView): readonly ShiftItem[] =>
  needsLook
    .filter(({ changeId }) => changeIds.includes(changeId))
    .map(({ changeId, since, upstream, summary, customer, state }) => ({
      ...{ changeId, at: since, upstream, summary, customer },
      outcome: OUTCOMES.find((outcome) => outcome === state) ?? null,
    }));
