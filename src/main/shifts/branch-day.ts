import { dayIn, firstMomentOf } from '../../shared/domain/day.ts';
import type { Outcome } from '../../shared/domain/outcome.ts';
import type { BranchChange, BranchPosition } from '../journal/answers.ts';
import type { Journal } from '../journal/journal.ts';
import { type Clock, epochMs } from '../ports/clock.ts';
import { shiftCsv } from './shift-csv.ts';
import { countsOf } from './tally.ts';

/** Changes that are read at a time. */
const PAGE = 200;

/** An hour, in milliseconds. */
const HOUR = 3_600_000;

/** A day, in milliseconds. */
const DAY = 24 * HOUR;

/** The present day of the branch: milliseconds since the epoch. */
export interface DayOfBranch {
  /** Its first moment. */
  readonly from: number;
  /** Now. */
  readonly until: number;
  /** The first moment of the next day. */
  readonly to: number;
  /** What it is called: `2026-03-02`. */
  readonly day: string;
}

/** Tells what was changed on the branch's present day. */
export interface BranchDays {
  today(): DayOfBranch;
  /** Every change of the day, newest first; of one operator, or of all. That somebody asks is recorded first. */
  changes(
    day: DayOfBranch,
    by: string,
    of: string | null,
    isExport?: boolean,
  ): Promise<readonly BranchChange[]>;
  /** The day as a table in masked values; that it is taken out of the desk is recorded first. */
  csv(day: DayOfBranch, by: string, of: string | null): Promise<string>;
}

/** Makes it. Days begin where the branch is, whatever zone the machine is set to. */
export const branchDays = ({
  journal,
  clock,
  timeZone,
}: {
  readonly journal: Pick<Journal, 'append' | 'branch'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly timeZone: string;
}): BranchDays => {
  const changes: BranchDays['changes'] = async ({ from, to }, by, of, isExport = false) => {
    const filter = { from, to, ...(of === null ? {} : { operator: of }) };
    const asked = { ...filter, ...(isExport ? { export: true } : {}) };
    await journal.append({ type: 'journal.searched', operator: by, about: 'branch', filter: asked });
    const found: BranchChange[] = [];
    let before: BranchPosition | null = null;
    for (;;) {
      const page: readonly BranchChange[] = await journal.branch(filter, before, PAGE);
      const last = page.at(-1);
      if (last === undefined) return found;
      found.push(...page);
      before = { seq: last.seq, id: last.id };
    }
  };
  return {
    today: () => {
      const until = epochMs(clock.now());
      const day = dayIn(timeZone, until);
      const next = dayIn('UTC', Date.parse(`${day}T00:00:00Z`) + DAY);
      return { from: firstMomentOf(day, timeZone), until, to: firstMomentOf(next, timeZone), day };
    },
    changes,
    csv: async (day, by, of) => shiftCsv(await changes(day, by, of, true), timeZone),
  };
};

type Dated = { readonly at: number; readonly outcome: Outcome | null };

/** How many changes came to which outcome in each hour of a day, from its first moment until now. */
export const hoursOf = (
  { from, until }: Pick<DayOfBranch, 'from' | 'until'>,
  changes: readonly Dated[],
): readonly { readonly at: number; readonly counts: ReturnType<typeof countsOf> }[] => {
  // The clock may have been set back since: no change is left out.
  const end = changes.reduce((latest, { at }) => Math.max(latest, at), until);
  const hours: { readonly at: number; readonly changes: Dated[] }[] = [];
  for (let at = from; at <= end; at += HOUR) hours.push({ at, changes: [] });
  for (const change of changes) hours[Math.floor((change.at - from) / HOUR)]?.changes.push(change);
  return hours.map(({ at, changes }) => ({ at, counts: countsOf(changes) }));
};

/** How many changes of each operator came to which outcome, by id. */
export const peopleOf = (
  changes: readonly Pick<BranchChange, 'operator' | 'outcome'>[],
): readonly { readonly operator: string; readonly counts: ReturnType<typeof countsOf> }[] =>
  [...Map.groupBy(changes, ({ operator }) => operator)]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([operator, own]) => ({ operator, counts: countsOf(own) }));
