import { isBlocked } from '../../shared/domain/finding.ts';
import { fail, ok, problem, type Result } from '../../shared/domain/problem.ts';
import type { Operator } from '../../shared/operators/roles.ts';
import { type Approvals, shownDigest } from '../changes/approval.ts';
import { blockFor } from '../changes/check.ts';
import type { JournalEvent, RecordedChange } from '../journal/events.ts';
import { journalProblem } from '../journal/faults.ts';
import type { Journal } from '../journal/journal.ts';
import type { SecondPerson } from '../operators/second-person.ts';
import { type Clock, epochMs, untilOld } from '../ports/clock.ts';
import { isConfirmed } from './approving.ts';
import { recordedOf } from './consent.ts';
import { judged } from './line.ts';
import type { Previews } from './previews.ts';
import { isDraft, type Line, type Visit } from './visit.ts';
import type { VisitStore } from './visit-store.ts';

/** What of somebody's desk the inbox looks into. */
export interface InboxDesk {
  readonly store: VisitStore;
  readonly previews: Pick<Previews, 'draft' | 'overtake'>;
}

/** A draft that waits for a second person, wherever on this machine it stands. */
export interface WaitingChange {
  readonly desk: InboxDesk;
  readonly visit: Visit;
  readonly line: Line;
}

/** A second person's decision. */
interface Decision {
  readonly changeId: string;
  /** Digest of what that person was shown: {@link Inbox.shown}. */
  readonly shown: string;
  readonly approver: string;
  readonly pin: string;
  readonly decision: 'approve' | 'decline';
  /** The other customer's name, where the change merges two. */
  readonly typed: string | null;
  /** Why it is declined. */
  readonly reason: string | null;
}

/** What waits for a second person at all desks of this machine. */
export interface Inbox {
  /** What a person is shown of it, the oldest first: all of it where they may approve, else what they made themselves. */
  of(operator: Operator): readonly WaitingChange[];
  /** Names what is shown of a change: an approval covers that and nothing else. */
  shown(waiting: WaitingChange): string;
  /**
   * Reads afresh what is there now, and names what is shown then; null where it waits no more. `approval.not-needed` where it
   * does not wait.
   */
  look(operator: Operator, changeId: string): Promise<Result<string | null>>;
  /**
   * Records a second person's decision, then lets it count. Problems: `approval.*`, those of {@link SecondPerson},
   * `journal.unavailable`.
   */
  decide(operator: Operator, decision: Decision): Promise<Result<null>>;
}

const waitsHere = (line: Line): boolean => isDraft(line) && line.view.state === 'needs-approval';

const recordedIn = ({ line, visit }: WaitingChange): RecordedChange => recordedOf(line, visit);

/** Of the same line beside the same panels the same is shown: a basket may hold hundreds that wait. */
const digests = new WeakMap<Line, Pick<Visit, 'panels' | 'asked'> & { readonly digest: string }>();

const shownOf = (waiting: WaitingChange): string => {
  const { line, visit } = waiting;
  const { panels, asked } = visit;
  const known = digests.get(line);
  if (known?.panels === panels && known.asked === asked) return known.digest;
  const digest = shownDigest(recordedIn(waiting), line.view.findings);
  digests.set(line, { panels, asked, digest });
  return digest;
};

/** Makes the inbox. `onActivity` is called when something was journaled that an Activity shows. */
export const createInbox = (deps: {
  readonly desks: () => readonly InboxDesk[];
  readonly mayApprove: (operator: Operator) => boolean;
  readonly second: SecondPerson;
  readonly approvals: Approvals;
  readonly journal: Pick<Journal, 'append'>;
  readonly clock: Clock;
  /** Ends the waiting for approvals to become too old. */
  readonly signal: AbortSignal;
  readonly onActivity: () => void;
}): Inbox => {
  const { desks, mayApprove, second, approvals, journal, clock, signal, onActivity } = deps;

  const all = (): readonly WaitingChange[] =>
    desks()
      .flatMap((desk) =>
        desk.store
          .all()
          .flatMap((visit) => visit.lines.filter(waitsHere).map((line) => ({ desk, visit, line }))),
      )
      .toSorted((a, b) => a.line.change.draftedAt - b.line.change.draftedAt);

  const of: Inbox['of'] = (operator) =>
    mayApprove(operator) ? all() : all().filter(({ line }) => line.change.operator === operator.id);

  const find = (operator: Operator, changeId: string): WaitingChange | null =>
    of(operator).find(({ line }) => line.change.id === changeId) ?? null;

  /** Changes the line while it is as it was shown; false where it has moved. */
  const settle = (
    { desk, visit, line }: WaitingChange,
    shown: string,
    change: (line: Line) => Line,
  ): boolean => {
    const { id } = line.change;
    const now = desk.store.get(visit.id);
    const found = now?.lines.find((one) => one.change.id === id);
    if (now == null || found === undefined || !waitsHere(found)) return false;
    if (shownOf({ desk, visit: now, line: found }) !== shown) return false;
    // A check that began before knows nothing of the decision.
    desk.previews.overtake(id);
    desk.store.updateLine(visit.id, id, change);
    return true;
  };

  const judgedAgain = (visit: Visit, line: Line): Line => {
    const { findings } = line.view;
    return judged(line, findings, approvals.waits(recordedOf(line, visit), findings));
  };

  /** Shows that an approval has become too old as soon as it has. What is sent is judged afresh in any case. */
  const expire = async ({ desk, visit, line }: WaitingChange, since: Parameters<typeof untilOld>[1]) => {
    try {
      await untilOld(clock, since, approvals.forMs, signal);
    } catch {
      return;
    }
    const now = desk.store.get(visit.id);
    if (now === null) return;
    desk.store.updateLine(visit.id, line.change.id, (one) =>
      isDraft(one) && !isBlocked(one.view.findings) ? judgedAgain(now, one) : one,
    );
  };

  const approve = async (waiting: WaitingChange, by: Operator, shown: string): Promise<Result<null>> => {
    const { change } = waiting.line;
    const { findings } = waiting.line.view;
    const approval = approvals.give(by, recordedIn(waiting), findings);
    const recorded = { ...recordedIn(waiting), approval };
    const about = { operator: by.id, maker: change.operator, changeId: change.id, of: approval.of };
    await journal.append({ type: 'approval.given', ...about, recorded, findings });
    const counts = settle(waiting, shown, (line) => judgedAgain(waiting.visit, { ...line, approval }));
    const since = approvals.since(approval);
    if (counts && since !== null) void expire(waiting, since);
    return counts ? ok(null) : fail('approval.not-as-shown');
  };

  const decline = async (
    waiting: WaitingChange,
    by: Operator,
    { shown, reason }: Decision,
  ): Promise<Result<null>> => {
    const { change } = waiting.line;
    const declined = { by: by.id, name: by.name, at: epochMs(clock.now()), reason };
    const block = blockFor(problem('approval.declined', { by: by.name, reason }));
    const findings = [block, ...waiting.line.view.findings];
    const recorded = { ...recordedIn(waiting), declined };
    const about = { operator: by.id, maker: change.operator, changeId: change.id, of: shown };
    const events: readonly JournalEvent[] = [
      { type: 'approval.declined', ...about, reason, recorded, findings: waiting.line.view.findings },
      { type: 'change.refused', recorded, findings },
    ];
    await journal.append(...events);
    onActivity();
    const counts = settle(waiting, shown, (line) => judged({ ...line, declined }, findings, null));
    return counts ? ok(null) : fail('approval.not-as-shown');
  };

  return {
    of,
    shown: shownOf,
    look: async (operator, changeId) => {
      const waiting = find(operator, changeId);
      if (waiting === null) return fail('approval.not-needed');
      await waiting.desk.previews.draft(waiting.visit.id, waiting.line);
      const now = find(operator, changeId);
      return ok(now === null ? null : shownOf(now));
    },
    decide: async (operator, decision) => {
      const { changeId, shown, approver, pin, typed } = decision;
      const asked = find(operator, changeId);
      if (asked === null) return fail('approval.not-needed');
      const proved = await second(asked.line.change.operator, approver, pin);
      if (!proved.ok) return proved;
      // It may have moved while the PIN was looked at.
      const waiting = find(operator, changeId);
      if (waiting === null || waiting.line.view.busy !== null) return fail('approval.not-needed');
      if (shownOf(waiting) !== shown) return fail('approval.not-as-shown');
      try {
        if (decision.decision === 'decline') return await decline(waiting, proved.value, decision);
        if (!isConfirmed(waiting.line.view.findings, typed)) return fail('approval.not-confirmed');
        return await approve(waiting, proved.value, shown);
      } catch (error) {
        return { ok: false, problem: journalProblem(error) };
      }
    },
  };
};
