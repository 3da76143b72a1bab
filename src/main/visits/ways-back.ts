import { type Problem, problem } from '../../shared/domain/problem.ts';
import type { Kinds } from '../changes/group.ts';
import type { ChangeRecord } from '../journal/answers.ts';
import type { Journal } from '../journal/journal.ts';
import type { Inverse } from '../ports/change-kind.ts';

/** Whether changes that were made can be taken back, as their records tell. */
export interface WaysBack {
  /** The change back; or why there is none. */
  of(record: ChangeRecord): Inverse;
  /** Why some of these changes have no way back, by their ids; those that have one, or cannot be read now, are left out. Never rejects. */
  noneOf(changeIds: readonly string[]): Promise<ReadonlyMap<string, Problem>>;
}

/** How many changes it is kept for: more than one customer's Activity shows. */
const MOST_KEPT = 500;

/** Whether the change came with a merge: taking its identifier back would not part the two again. */
const hasMerged = ({ attempt, notes }: ChangeRecord): boolean =>
  attempt?.reply?.mergedInto != null || notes.some(({ code }) => code === 'upstream.merged');

/** Builds what knows the ways back. */
export const createWaysBack = (deps: {
  readonly journal: Pick<Journal, 'changes'>;
  readonly kinds: Kinds;
}): WaysBack => {
  /** What a change was made from never alters: the journal is asked once, for all that are shown together. */
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
    noneOf: async (changeIds) => {
      const unread = changeIds.filter((id) => !known.has(id));
      const records = unread.length === 0 ? [] : await deps.journal.changes(unread).catch(() => []);
      const none = new Map(changeIds.map((id) => [id, known.get(id) ?? null]));
      if (known.size + records.length > MOST_KEPT) known.clear();
      for (const record of records) {
        const inverse = of(record);
        const { id } = record.recorded.change;
        const why = 'none' in inverse ? inverse.none : null;
        known.set(id, why);
        none.set(id, why);
      }
      return new Map([...none].flatMap(([id, why]) => (why === null ? [] : [[id, why] as const])));
    },
  };
};
