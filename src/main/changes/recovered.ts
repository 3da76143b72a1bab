import { isSettled } from '../../shared/domain/outcome.ts';
import { problem } from '../../shared/domain/problem.ts';
import type { ChangeRecord, OpenAttemptRecord } from '../journal/answers.ts';
import type { NonEmpty } from '../ports/change-kind.ts';
import { later, type Moment } from '../ports/clock.ts';
import type { Kinds } from './group.ts';
import type { UnknownChange } from './lookout.ts';
import type { OpenAttempt } from './open-attempts.ts';

/** An attempt of an earlier run that has a change without a settled outcome. */
export interface RecoveredAttempt {
  readonly unknown: readonly UnknownChange[];
  /** Whether a reply is on record. Without one, the run ended before the reply came. */
  readonly replied: boolean;
  /** What can be read back; null where the system is no longer configured, or part of the attempt's records cannot be read. */
  readonly open: OpenAttempt | null;
}

/** Whether nobody knows yet what came of a change that was sent, and nobody looked at it by hand. */
export const isOpen = ({ outcome, lookedAt }: ChangeRecord): boolean =>
  !lookedAt && (outcome === null || !isSettled(outcome));

/** The place of what an earlier run sent: before everything of this run, in the order of the records. */
export const orderOfEarlier = (intentSeq: number): number => intentSeq - Number.MAX_SAFE_INTEGER;

const isNonEmpty = <T>(items: readonly T[]): items is NonEmpty<T> => items.length > 0;

/**
 * What an open attempt of the journal comes to. Nobody knows how long ago the earlier run ended, since the wall clock may
 * have been set since and no other clock goes on without the app: its requests ended before `now`, so a whole deadline
 * from `now` has ended them for certain, whether a reply is on record or not.
 */
export const recoveredOf = (
  record: OpenAttemptRecord,
  { kinds, now, deadlineMs }: { readonly kinds: Kinds; readonly now: Moment; readonly deadlineMs: number },
): RecoveredAttempt => {
  const { upstream, requestId, intendedAt, intentSeq, reply, isPartly } = record;
  const unheard = problem('attempt.interrupted', { upstream });
  const items = record.changes.map(({ recorded }) => recorded);
  const [first] = items;
  // What is so now is compared with all that was sent, or with nothing.
  const kind = first && !isPartly ? kinds.get(first.change.kind) : undefined;
  const unknown = record.changes.filter(isOpen).map((change) => ({
    recorded: change.recorded,
    sentAt: intendedAt,
    order: orderOfEarlier(intentSeq),
    requestId,
    upstreamRequestId: reply?.upstreamRequestId ?? null,
    reason: reply === null ? unheard : (change.reason ?? reply.reason),
    notes: change.notes,
    recovered: true,
    leftToPerson: kind === undefined,
  }));
  const open: OpenAttempt | null =
    kind === undefined || !isNonEmpty(items)
      ? null
      : {
          sent: { kind, items, expectation: record.expectation, gave: reply?.gave ?? null },
          reason: reply === null ? unheard : reply.reason,
          notes: reply?.notes ?? [],
          deadline: later(now, deadlineMs),
          openIds: new Set(unknown.map(({ recorded }) => recorded.change.id)),
        };
  return { unknown, replied: reply !== null, open };
};
