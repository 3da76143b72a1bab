import { ok, type Problem, problem } from '../../shared/domain/problem.ts';
import { shownOrNull } from '../../shared/domain/shown-text.ts';
import type { BranchItem } from '../../shared/ipc/branch-activity.ts';
import type { Handlers } from '../../shared/ipc/contract.ts';
import type { ApartRecordsView } from '../../shared/ipc/set-apart.ts';
import type { Kinds } from '../changes/group.ts';
import type { BranchChange, JournaledChange } from '../journal/answers.ts';
import { journalProblem } from '../journal/faults.ts';
import type { Journal } from '../journal/journal.ts';
import { canOfPast, hasEffect } from '../visits/can.ts';
import type { Visit } from '../visits/visit.ts';
import type { WaysBack } from '../visits/ways-back.ts';
import { asked, createOfferedPages } from './offered-pages.ts';

/** Records of other versions that are told at a time. */
const MOST_APART = 200;

const told = (apart: ApartRecordsView): { readonly apart?: ApartRecordsView } =>
  apart.length === 0 ? {} : { apart };

const branchItem = ({ id, seq: _, operator, customer, ...item }: BranchChange): BranchItem => ({
  ...item,
  changeId: id,
  by: operator,
  customer: shownOrNull(customer),
});

/** Answers what was done for the open customer, and for all of the branch. */
export const activityHandlers = (deps: {
  readonly journal: Journal;
  readonly openVisit: () => Visit | null;
  readonly operator: { readonly id: string };
  readonly waysBack: Pick<WaysBack, 'noneOf'>;
  readonly kinds: Kinds;
}): Pick<Handlers, 'activity.ofCustomer' | 'activity.ofBranch'> => {
  const offered = createOfferedPages();
  /** Why some of the changes cannot be taken back, by their ids. */
  const noUndoOf = async (items: readonly JournaledChange[]): Promise<ReadonlyMap<string, Problem>> => {
    const made = items.filter(hasEffect);
    const apart = made.flatMap(({ id, summary }) =>
      summary.kind === 'set-apart' ? [[id, problem('journal.set-apart', { why: summary.why })] as const] : [],
    );
    const told = made.filter(({ summary }) => summary.kind !== 'set-apart').map(({ id }) => id);
    return new Map([...(await deps.waysBack.noneOf(told)), ...apart]);
  };
  const isMade = ({ kind }: JournaledChange['summary']): boolean =>
    kind !== 'set-apart' && deps.kinds.get(kind)?.next !== undefined;
  return {
    'activity.ofCustomer': async ({ limit }) => {
      const visit = deps.openVisit();
      if (visit === null) return ok({ items: [] });
      try {
        const [items, apart] = await Promise.all([
          deps.journal.activity(visit.keys.key, limit),
          deps.journal.apart(visit.keys.key, limit),
        ]);
        const none = await noUndoOf(items);
        const shown = items.map((change) => {
          const { id, operator, stoodOnBy: _, stepsSaidNotMade: __, ...item } = change;
          const noUndo = none.get(id) ?? null;
          const can = canOfPast(change, visit.lines, {
            hasWayBack: noUndo === null,
            isMade: isMade(item.summary),
          });
          return { ...item, can, changeId: id, by: operator, ...(noUndo === null ? {} : { noUndo }) };
        });
        return ok({ items: shown, ...told(apart) });
      } catch (error) {
        return { ok: false, problem: journalProblem(error) };
      }
    },
    'activity.ofBranch': async ({ filter, before, limit }) => {
      const { journal, operator } = deps;
      try {
        // Whoever looks across customers is on record before anything is shown; turning to a page that was offered for
        // this very filter asks nothing new.
        if (before === null || !offered.has(filter, before)) {
          const by = operator.id;
          await journal.append({
            type: 'journal.searched',
            operator: by,
            about: 'branch',
            filter: asked(filter),
          });
        }
        const [changes, operators, apart] = await Promise.all([
          journal.branch(filter, before, limit),
          before === null ? journal.operators() : [],
          before === null ? journal.apart(null, MOST_APART) : [],
        ]);
        // A page may be short of changes whose keys were destroyed: only an empty one is the end.
        const last = changes.at(-1);
        const next = last === undefined ? null : { seq: last.seq, id: last.id };
        if (next !== null) offered.add(filter, next);
        return ok({ items: changes.map(branchItem), next, operators, ...told(apart) });
      } catch (error) {
        return { ok: false, problem: journalProblem(error) };
      }
    },
  };
};
