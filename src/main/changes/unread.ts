import { problem } from '../../shared/domain/problem.ts';
import type { UpstreamName } from '../../shared/domain/upstream.ts';
import type { ChangeRecord, OpenAttemptRecord } from '../journal/answers.ts';
import type { Journal } from '../journal/journal.ts';
import type { NonEmpty } from '../ports/change-kind.ts';
import type { Clock } from '../ports/clock.ts';
import type { Conclude } from './conclude.ts';
import type { Kinds } from './group.ts';
import type { Lookout } from './lookout.ts';
import { confirmAccepted, type Sent } from './read-back.ts';
import { orderOfEarlier } from './recovered.ts';
import type { Verdict } from './verdict.ts';

/** What a system said yes to in an earlier run, which ended before the yes was read back. */
export interface UnreadAttempt {
  readonly record: OpenAttemptRecord;
  readonly sent: Sent;
  /** Those of its changes that were not read back. */
  readonly unread: readonly ChangeRecord[];
}

/** Reads back what an earlier run was told yes to and did not read back itself. */
interface UnreadAttempts {
  /** Reads each back, at 0, 1 and 3 s; resolves when that is over. */
  take(found: readonly UnreadAttempt[]): Promise<void>;
  /** Reads back what could not be read, now that its system can be reached again. */
  resume(upstream: UpstreamName): Promise<void>;
}

/** Whether a system said yes to a change and nobody has read it back: every read-back leaves a reason, or another outcome. */
const isUnread = ({ outcome, reason, lookedAt }: ChangeRecord): boolean =>
  outcome === 'accepted' && reason === null && !lookedAt;

const isNonEmpty = <T>(items: readonly T[]): items is NonEmpty<T> => items.length > 0;

/** What of the journal's unread attempts can be read back: what can be read whole, of a system that is still configured. */
export const unreadOf = (records: readonly OpenAttemptRecord[], kinds: Kinds): readonly UnreadAttempt[] =>
  records.flatMap((record) => {
    const items = record.changes.map(({ recorded }) => recorded);
    const unread = record.changes.filter(isUnread);
    const kind = items[0] && kinds.get(items[0].change.kind);
    if (kind === undefined || record.isPartly || !isNonEmpty(items) || unread.length === 0) return [];
    const sent = { kind, items, expectation: record.expectation, gave: record.reply?.gave ?? null };
    return [{ record, sent, unread }];
  });

const couldNotBeRead = ({ outcome, reason }: Verdict): boolean =>
  outcome === 'accepted' && reason?.code === 'read-back.unavailable';

/** How many of a customer's newest changes are looked through for one that came later. */
const LATEST = 100;

/** Makes what reads back the accepted changes of an earlier run. The signal ends the waiting. */
export const createUnreadAttempts = (deps: {
  readonly journal: Journal;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly conclude: Conclude;
  readonly lookout?: Lookout | undefined;
}): UnreadAttempts => {
  const { journal, clock, signal, conclude, lookout } = deps;
  /** The changes of each attempt that still have to be read back. */
  const waiting = new Map<UnreadAttempt, Set<string>>();

  /**
   * Whether something was sent for the customer there later. If so, the present state may come from that change and not
   * from this one.
   */
  const isOvertaken = async ({ record }: UnreadAttempt, { recorded, at }: ChangeRecord): Promise<boolean> => {
    const mine = new Set(record.changes.map((one) => one.recorded.change.id));
    const latest = await journal.activity(recorded.change.customer.key, LATEST);
    return latest.some(
      (one) =>
        one.upstream === record.upstream && one.at >= at && !mine.has(one.id) && one.outcome !== 'refused',
    );
  };

  /** A yes is contradicted only by what nothing else can have led to. */
  const judged = async (attempt: UnreadAttempt, change: ChangeRecord, verdict: Verdict): Promise<Verdict> => {
    if (verdict.outcome !== 'contradicted') return verdict;
    const reason = verdict.reason ?? problem('read-back.other', { upstream: attempt.record.upstream });
    return (await isOvertaken(attempt, change)) ? { outcome: 'accepted', reason } : verdict;
  };

  const readOne = async (attempt: UnreadAttempt): Promise<void> => {
    const { record, sent, unread } = attempt;
    const left = waiting.get(attempt);
    const seen = await confirmAccepted(sent, clock, signal);
    for (const change of unread) {
      const { id } = change.recorded.change;
      const verdict = seen.get(id);
      // What nobody could read stays to be read: when the system can be reached again, or at the next start.
      if (verdict === undefined || couldNotBeRead(verdict) || !left?.delete(id)) continue;
      if (left.size === 0) waiting.delete(attempt);
      const verdicts = new Map([[id, await judged(attempt, change, verdict)]]);
      await conclude({ verdicts, notes: change.notes }, (progress) => {
        if (progress.state === 'contradicted')
          lookout?.open({
            recorded: change.recorded,
            sentAt: record.intendedAt,
            order: orderOfEarlier(record.intentSeq),
            requestId: record.requestId,
            upstreamRequestId: record.reply?.upstreamRequestId ?? null,
            reason: progress.reason ?? null,
            notes: progress.notes ?? [],
            recovered: true,
            leftToPerson: false,
            outcome: 'contradicted',
          });
        lookout?.note(progress);
      });
    }
  };

  const readAll = async (attempts: readonly UnreadAttempt[]): Promise<void> => {
    await Promise.allSettled(attempts.map(readOne));
  };

  return {
    take: (found) => {
      for (const attempt of found)
        waiting.set(attempt, new Set(attempt.unread.map(({ recorded }) => recorded.change.id)));
      return readAll(found);
    },
    resume: (upstream) => readAll([...waiting.keys()].filter(({ record }) => record.upstream === upstream)),
  };
};
