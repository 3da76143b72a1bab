import { fail, ok, type Result } from '../../shared/domain/problem.ts';
import { shownOrNull } from '../../shared/domain/shown-text.ts';
import type { Handlers } from '../../shared/ipc/contract.ts';
import type { ShiftItem } from '../../shared/ipc/shift.ts';
import type { NeedsLook } from '../changes/needs-look.ts';
import type { BranchChange } from '../journal/answers.ts';
import { journalProblem } from '../journal/faults.ts';
import type { Journal } from '../journal/journal.ts';
import type { Host } from '../ports/host.ts';
import type { Ids } from '../ports/ids.ts';
import { type BranchDays, hoursOf, peopleOf } from '../shifts/branch-day.ts';
import { looksOf } from '../shifts/looks.ts';
import { countsOf } from '../shifts/tally.ts';

/** Changes that are listed; all are counted. */
const MOST_LISTED = 500;

const itemOf = ({ id, at, upstream, summary, customer, outcome }: BranchChange): ShiftItem => ({
  ...{ changeId: id, at, upstream, summary, outcome },
  customer: shownOrNull(customer),
});

/** What the journal does not take or give is a problem as any other. */
const told = async <T>(work: () => Promise<Result<T>>): Promise<Result<T>> => {
  try {
    return await work();
  } catch (error) {
    return { ok: false, problem: journalProblem(error) };
  }
};

/** Answers what was done today, and passes the desk on from one person to the next. */
export const shiftHandlers = ({
  journal,
  ids,
  operator,
  needsLook,
  days,
  host,
  mayApprove,
}: {
  readonly journal: Pick<Journal, 'append' | 'handOvers'>;
  readonly ids: Pick<Ids, 'v7'>;
  readonly operator: { readonly id: string };
  readonly needsLook: Pick<NeedsLook, 'list' | 'apart'>;
  readonly days: BranchDays;
  readonly host: Pick<Host, 'saveText'>;
  /** Whether this person may see the branch's day. */
  readonly mayApprove: boolean;
}): Pick<
  Handlers,
  'shift.mine' | 'shift.branch' | 'shift.export' | 'shift.handOver' | 'shift.handOvers' | 'shift.takeOver'
> => {
  /** What others handed over: nobody hands over to themselves. */
  const waiting = async () => (await journal.handOvers()).filter((one) => one.operator !== operator.id);
  return {
    'shift.mine': () =>
      told(async () => {
        const day = days.today();
        const changes = await days.changes(day, operator.id, operator.id);
        const systems = Map.groupBy(changes, ({ upstream }) => upstream);
        return ok({
          ...{ from: day.from, until: day.until },
          counts: [...systems].flatMap(([upstream, own]) =>
            countsOf(own).map((counted) => ({ upstream, ...counted })),
          ),
          items: changes.slice(0, MOST_LISTED).map(itemOf),
          looks: looksOf(needsLook)
            .filter(({ by }) => by === operator.id)
            .map(({ item }) => item),
        });
      }),
    'shift.branch': () =>
      told(async () => {
        const day = days.today();
        const changes = await days.changes(day, operator.id, null);
        const { from, until } = day;
        return ok({ from, until, hours: hoursOf(day, changes), people: peopleOf(changes) });
      }),
    'shift.export': ({ of }) =>
      told(async () => {
        if (of === 'branch' && !mayApprove) return fail('role.not-allowed', { right: 'approve' });
        const day = days.today();
        const text = await days.csv(day, operator.id, of === 'branch' ? null : operator.id);
        const end = (await host.saveText?.(`branchdesk-${day.day}.csv`, text)) ?? 'failed';
        return end === 'failed' ? fail('shift.not-saved') : ok({ saved: end === 'saved' });
      }),
    'shift.handOver': ({ note }) =>
      told(async () => {
        const changeIds = looksOf(needsLook).map(({ item }) => item.changeId);
        const handOverId = ids.v7();
        await journal.append({
          ...{ type: 'shift.handed-over', handOverId, operator: operator.id, note, changeIds },
        });
        return ok({});
      }),
    'shift.handOvers': () =>
      told(async () => {
        const all = await waiting();
        return ok(all.map(({ operator: by, ...one }) => ({ ...one, by })));
      }),
    'shift.takeOver': ({ handOver }) =>
      told(async () => {
        if (!(await waiting()).some(({ id }) => id === handOver)) return fail('shift.gone');
        await journal.append({ type: 'shift.taken-over', handOverId: handOver, operator: operator.id });
        return ok({});
      }),
  };
};
