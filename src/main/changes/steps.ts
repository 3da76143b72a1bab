import { type Problem, problem } from '../../shared/domain/problem.ts';
import type { ChangeRecord } from '../journal/answers.ts';
import type { RecordedChange } from '../journal/events.ts';
import { JournalError, journalProblem } from '../journal/faults.ts';
import type { Journal } from '../journal/journal.ts';
import type { ChangeKind, Observation } from '../ports/change-kind.ts';
import { ageOf, type Clock, type Moment } from '../ports/clock.ts';
import type { Sharing } from '../ports/shared-reads.ts';
import type { Kinds } from './group.ts';
import { observe } from './read-back.ts';

/** A step that may be sent, with what the one before it gave; or why it may not. */
type Stepped = { readonly recorded: RecordedChange } | { readonly held: Problem };

/** How often a step may have been tried again before this stops to look. */
const MOST_TRIES = 20;

/** The last try of a step; `null` when it is not on record. */
const lastTry = async (journal: Pick<Journal, 'change'>, changeId: string): Promise<ChangeRecord | null> => {
  let record = await journal.change(changeId);
  for (let tries = 0; record?.retriedBy != null && tries < MOST_TRIES; tries += 1)
    record = await journal.change(record.retriedBy);
  return record;
};

/** How long what a read-back showed is taken as what is so, in milliseconds, between two steps of one apply. */
const FRESH_MS = 10_000;

/** What a read-back shows now of a change that was sent; null where it cannot be made. */
export const lookAgain = async (
  { recorded, attempt }: ChangeRecord,
  kinds: Kinds,
  sharing?: Sharing,
): Promise<Observation | null> => {
  const kind = kinds.get(recorded.change.kind);
  if (kind === undefined || attempt === null) return null;
  const { expectation, reply } = attempt;
  const seen = await observe({ kind, items: [recorded], expectation, gave: reply?.gave ?? null }, sharing);
  return seen.get(recorded.change.id) ?? null;
};

/**
 * Whether a confirmed step still shows. Between two steps of one apply nothing else is sent for the customer from here;
 * in any other case another change may have taken it away, at this desk a moment ago or at another one.
 */
const stillShows = async (
  record: ChangeRecord,
  { kinds, clock }: StepDeps,
  confirmed: Confirmed,
  sharing: Sharing,
): Promise<boolean> => {
  const since = confirmed.get(record.recorded.change.id);
  if (since !== undefined && ageOf(clock, since) < FRESH_MS) return true;
  return (await lookAgain(record, kinds, sharing))?.seen === 'requested';
};

/** The changes that were confirmed in one apply, and when. */
export type Confirmed = ReadonlyMap<string, Moment>;

/** What steps are judged by. */
interface StepDeps {
  readonly journal: Pick<Journal, 'change'>;
  readonly kinds: Kinds;
  readonly clock: Pick<Clock, 'mark'>;
}

/**
 * Whether the step before a change is done, as the journal has it: confirmed, and nothing less, since a card is
 * delinked only when the one in its place is seen to be linked (contract: capillary, replacement); not taken back
 * since, or perhaps taken back; and still to be seen. `confirmed` tells of the changes that are applied together with it,
 * `sharing` of what its check reads. Never rejects.
 */
export const takeStep = async (
  deps: StepDeps,
  kind: ChangeKind,
  recorded: RecordedChange,
  confirmed: Confirmed,
  sharing: Sharing = {},
): Promise<Stepped> => {
  if (recorded.after === undefined) return { recorded };
  let before: ChangeRecord | null;
  try {
    before = await lastTry(deps.journal, recorded.after);
  } catch (error) {
    const isTold = error instanceof JournalError;
    return { held: isTold ? journalProblem(error) : problem('step.not-done', { outcome: null }) };
  }
  if (before?.outcome !== 'confirmed')
    return { held: problem('step.not-done', { outcome: before?.outcome ?? null }) };
  // What took its place is gone again: nothing is removed in exchange for it.
  if (before.undoneBy !== null) return { held: problem('step.undone') };
  if (!(await stillShows(before, deps, confirmed, sharing))) return { held: problem('step.not-seen') };
  const gave = before.attempt?.reply?.gave;
  if (gave === undefined || kind.following === undefined) return { recorded };
  return { recorded: { ...recorded, ...kind.following(recorded, gave) } };
};
