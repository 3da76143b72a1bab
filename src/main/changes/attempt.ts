import { isSettled } from '../../shared/domain/outcome.ts';
import { ok, problem, type Result } from '../../shared/domain/problem.ts';
import type { UpstreamName } from '../../shared/domain/upstream.ts';
import type { RecordedChange } from '../journal/events.ts';
import { journalProblem } from '../journal/faults.ts';
import type { Journal } from '../journal/journal.ts';
import { sayOnce } from '../journal/questions/said-once.ts';
import type { Attempt, ChangeKind, Checked, NonEmpty, Reply } from '../ports/change-kind.ts';
import { type Clock, epochMs, later } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import { createConclude } from './conclude.ts';
import { createFreshness, type FreshReads } from './fresh-reads.ts';
import type { Lookout, UnknownChange } from './lookout.ts';
import { createOpenAttempts } from './open-attempts.ts';
import type { Report } from './progress.ts';
import { confirmAccepted, type Sent } from './read-back.ts';
import type { RecoveredAttempt } from './recovered.ts';
import { createUnreadAttempts, type UnreadAttempt } from './unread.ts';
import type { Verdict } from './verdict.ts';

/** A group that was checked and may be sent: `checked` covers exactly `items`. */
interface Sendable {
  readonly kind: ChangeKind;
  readonly items: NonEmpty<RecordedChange>;
  readonly checked: Checked;
}

/** Runs attempts: one request each, recorded before and after. */
interface Attempts {
  /** Records the intent, sends once, records what the reply proves, reads back. Never rejects. */
  run(sendable: Sendable, report: Report): Promise<void>;
  /** Reads a change of unknown outcome back now; false when none of that id is open. */
  readBack(changeId: string): Promise<boolean>;
  /** Reads back what is open at a system, now that it can be reached again. */
  resume(upstream: UpstreamName): Promise<void>;
  /**
   * Takes up the attempts of an earlier run. Those without a settled outcome are read back, and so are those with a yes
   * that the run did not read back itself. Resolves after the first read-back of each of the former and the last of
   * each of the latter.
   */
  recover(found: readonly RecoveredAttempt[], unread: readonly UnreadAttempt[]): Promise<void>;
}

/** When an attempt was sent, and as what. */
interface SentAt {
  readonly sentAt: number;
  readonly order: number;
  readonly requestId: string;
}

/**
 * A kind that throws while sending may have sent: nothing is known. No read-back begins before this has ended, so a
 * reply that comes within the deadline is always heard first; one that comes later finds its connection closed, and
 * the read-backs tell what it would have said (docs/decisions/0008-a-late-reply-is-read-back.md).
 */
const sendOnce = async (checked: Checked, attempt: Attempt): Promise<Reply> => {
  try {
    return await checked.send(attempt);
  } catch {
    return {
      outcome: 'unknown',
      reason: problem('internal', { call: 'send' }),
      notes: [],
      upstreamRequestId: null,
      httpStatus: null,
      mergedInto: null,
    };
  }
};

/**
 * Builds what runs attempts. `deadlineMs` is the total deadline of one call; the signal ends waiting read-backs;
 * `onSending` is told that a write begins and gives what is to be called when it ends.
 */
export const createAttempts = (deps: {
  readonly journal: Journal;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
  readonly lookout?: Lookout;
  readonly onSending?: (upstream: UpstreamName) => () => void;
}): Attempts => {
  const { journal, clock, ids, deadlineMs, signal, lookout, onSending } = deps;
  const conclude = createConclude(journal);
  const reports = new Map<string, Report>();
  const freshness = createFreshness(clock);
  let sentSoFar = 0;

  const beginReads = ({ kind, items }: Sent): FreshReads =>
    freshness.begin(kind.upstream, items[0].change.customer.key);

  const openAttempts = createOpenAttempts({
    clock,
    signal,
    onLooking: (changeId) => reports.get(changeId)?.({ changeId, busy: 'reading-back' }),
    beginReads,
    onLook: async ({ notes }, verdicts, fresh) => {
      await conclude({ verdicts, notes, fresh }, (progress) => reports.get(progress.changeId)?.(progress));
      for (const [changeId, { outcome }] of verdicts) if (isSettled(outcome)) reports.delete(changeId);
    },
  });

  const unreadAttempts = createUnreadAttempts({ journal, clock, signal, conclude, lookout });

  /** The attempt as it is now on disk, or why the journal did not take it: then nothing may be sent. */
  const recordIntent = async ({ kind, items, checked }: Sendable): Promise<Result<Attempt>> => {
    const { operator } = items[0].change;
    try {
      const attempt: Attempt = { id: ids.v7(), requestId: kind.requestId(), operator };
      await journal.append({
        type: 'attempt.intended',
        attemptId: attempt.id,
        upstream: kind.upstream,
        requestId: attempt.requestId,
        operator,
        ...sayOnce(items),
        expectation: checked.expectation,
      });
      return ok(attempt);
    } catch (error) {
      return { ok: false, problem: journalProblem(error) };
    }
  };

  const confirm = async (sent: Sent, reply: Reply, report: Report): Promise<void> => {
    for (const { change } of sent.items) report({ changeId: change.id, busy: 'reading-back' });
    let fresh: FreshReads | undefined;
    const verdicts = await confirmAccepted(sent, clock, signal, () => {
      fresh = beginReads(sent);
      return fresh;
    });
    await conclude({ verdicts, notes: reply.notes, fresh }, report);
    for (const { change } of sent.items) {
      if (!verdicts.has(change.id)) report({ changeId: change.id, busy: null });
    }
  };

  /** Tells what becomes of a change to whoever applied it, and to the list of changes that need a look. */
  const follow = (unknown: UnknownChange, report: Report): void => {
    const { id } = unknown.recorded.change;
    lookout?.open(unknown);
    reports.set(id, (progress) => {
      report(progress);
      lookout?.note(progress);
    });
  };

  const watch = async (sent: Sent, at: SentAt, reply: Reply, report: Report): Promise<void> => {
    const { reason, notes, upstreamRequestId } = reply;
    for (const recorded of sent.items)
      follow(
        { recorded, ...at, upstreamRequestId, reason, notes, recovered: false, leftToPerson: false },
        report,
      );
    // The call's deadline began inside `send`, which may have waited for its turn first: counted from the reply, it
    // has ended for certain.
    const deadline = later(clock.mark(), deadlineMs);
    await openAttempts.add({ sent, reason: reply.reason, notes: reply.notes, deadline });
  };

  return {
    run: async (sendable, report) => {
      const { kind, items, checked } = sendable;
      const changeIds = items.map(({ change }) => change.id);
      const intent = await recordIntent(sendable);
      if (!intent.ok) {
        const reason = intent.problem;
        for (const changeId of changeIds) report({ changeId, state: 'refused', busy: null, reason });
        return;
      }
      const attempt = intent.value;
      const { requestId } = attempt;
      const at: SentAt = { sentAt: epochMs(clock.now()), order: sentSoFar, requestId };
      sentSoFar += 1;
      for (const changeId of changeIds) report({ changeId, state: 'sending', busy: null, requestId });
      const { key } = items[0].change.customer;
      const sent = onSending?.(kind.upstream);
      freshness.sent(kind.upstream, key);
      const reply = await sendOnce(checked, attempt);
      freshness.sent(kind.upstream, key);
      sent?.();
      const { upstreamRequestId, mergedInto } = reply;
      for (const changeId of changeIds) {
        report({ changeId, upstreamRequestId, ...(mergedInto === null ? {} : { mergedInto }) });
      }
      const verdict: Verdict = { outcome: reply.outcome, reason: reply.reason };
      const before = [{ type: 'attempt.replied', attemptId: attempt.id, reply } as const];
      const verdicts = new Map(changeIds.map((id) => [id, verdict]));
      await conclude({ verdicts, notes: reply.notes, before }, report);
      const effect: Sent = { kind, items, expectation: checked.expectation, gave: reply.gave ?? null };
      if (reply.outcome === 'accepted') await confirm(effect, reply, report);
      else if (reply.outcome === 'unknown') await watch(effect, at, reply, report);
    },
    readBack: (changeId) => openAttempts.look(changeId),
    resume: async (upstream) => {
      await Promise.all([openAttempts.resume(upstream), unreadAttempts.resume(upstream)]);
    },
    recover: async (found, unread) => {
      const reading = unreadAttempts.take(unread);
      for (const { unknown } of found) for (const one of unknown) follow(one, () => {});
      const unheard = found.flatMap((one) => (one.replied ? [] : one.unknown));
      const verdicts = new Map(
        unheard.map(({ recorded, reason }) => [recorded.change.id, { outcome: 'unknown', reason } as const]),
      );
      await conclude({ verdicts, notes: [] }, (progress) => reports.get(progress.changeId)?.(progress));
      await Promise.all([
        reading,
        ...found.map(({ open }) => (open === null ? undefined : openAttempts.add(open))),
      ]);
    },
  };
};
