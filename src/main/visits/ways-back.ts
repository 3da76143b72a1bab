import { type Problem, problem } from '../../shared/domain/problem.ts';
import type { Kinds } from '../changes/group.ts';
import type { ChangeRecord } from '../journal/answers.ts';
import type { Journal } from '../journal/journal.ts';
import type { Inverse } from '../ports/change-kind.ts';

/** Whether changes that were made can be taken back, as their records tell. */
export interface WaysBack {
  /** The change back; or why there is none. */
  of(record: ChangeRecord): Inverse;
  /** Why a change has no way back; null where it has one, or its record cannot be read now. Never rejects. */
  noneOf(changeId: string): Promise<Problem | null>;
}

/** How many changes it is kept for: more than one customer's Activity shows. */
const MOST_KEPT = 500;

/** Whether the change came with a merge: taking its identifier back would not part the two again. */
const hasMerged = ({ attempt, notes }: ChangeRecord): boolean =>
  attempt?.reply?.mergedInto != null || notes.some(({ code }) => code === 'upstream.merged');

/** Builds what knows the ways back. */
export const createWaysBack = (deps: {
  readonly journal: Pick<Journal, 'change'>;
  readonly kinds: Kinds;
}): WaysBack => {
  /** What a change was made from never alters: the journal is asked once. */
  const known = new Map<string, Problem | null>();
  const of = (record: ChangeRecord): Inverse => {
    const { recorded, attempt, upstream } = record;
    const kind = deps.kinds.get(recorded.change.kind);
    if (hasMerged(record)) return { none: problem('undo.merged', { upstream }) };
    if (kind === undefined) return { none: problem('find.off', { upstream }) };
    return kind.inverse(recorded.change, attempt?.expectation ?? null);
  };
  return {
    of,
    noneOf: async (changeId) => {
      const before = known.get(changeId);
      if (before !== undefined) return before;
      const record = await deps.journal.change(changeId).catch(() => null);
      if (record === null) return null;
      const inverse = of(record);
      const none = 'none' in inverse ? inverse.none : null;
      if (known.size >= MOST_KEPT) known.clear();
      known.set(changeId, none);
      return none;
    },
  };
};
