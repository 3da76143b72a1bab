import type { DatabaseSync } from 'node:sqlite';
import type { WordByHand } from '../../../shared/domain/by-hand.ts';
import { type Problem, problem } from '../../../shared/domain/problem.ts';
import type { ApartSummary, ApartWhy } from '../../../shared/domain/set-apart.ts';
import { shownText } from '../../../shared/domain/shown-text.ts';
import { UPSTREAMS, type UpstreamName } from '../../../shared/domain/upstream.ts';
import type { Reply } from '../../ports/change-kind.ts';
import type {
  ApartChange,
  BranchChange,
  ChangeRecord,
  JournaledChange,
  OpenAttemptRecord,
  RecordedAttempt,
} from '../answers.ts';
import type { AnyEvent, RecordedChange } from '../events.ts';
import { JournalError } from '../faults.ts';
import { readFacts } from '../records/facts.ts';
import type { EventReader } from '../records/read-events.ts';
import { prepareRows, type Row } from './change-rows.ts';
import { sayAgain } from './said-once.ts';

const isUpstream = (name: string): name is UpstreamName => UPSTREAMS.some((one) => one === name);

/** Puts changes and attempts together; what was purged is `null`. */
export interface ChangeReader {
  line(changeId: string): JournaledChange | null;
  branchLine(changeId: string): BranchChange | null;
  change(changeId: string): ChangeRecord | ApartChange | null;
  /** `null` too where its intent cannot be read, or none of its changes. */
  attempt(attemptId: string): OpenAttemptRecord | null;
}

/** Whether the record of a change cannot be read. */
export const isApart = (change: ChangeRecord | ApartChange): change is ApartChange => 'summary' in change;

const unlessPurged = <T>(read: () => T): T | null => {
  try {
    return read();
  } catch (error) {
    if (error instanceof JournalError && error.why === 'purged') return null;
    throw error;
  }
};

/** The changes of an event by their ids: an attempt may carry hundreds, and each is looked for. */
const byEvent = new WeakMap<AnyEvent, ReadonlyMap<string, RecordedChange>>();

const changesIn = (event: AnyEvent): ReadonlyMap<string, RecordedChange> => {
  const known = byEvent.get(event);
  if (known !== undefined) return known;
  const all =
    event.type === 'attempt.intended'
      ? sayAgain(event)
      : event.type === 'change.refused'
        ? [event.recorded]
        : [];
  const byId = new Map(all.map((recorded) => [recorded.change.id, recorded]));
  byEvent.set(event, byId);
  return byId;
};

type Recorded = { readonly recorded: RecordedChange } | { readonly why: ApartWhy };

/** The change; or why it cannot be read. */
const recordedOf = (events: EventReader, { id, recordedSeq }: Row): Recorded => {
  const { event, why = 'other-version' } = events.at(recordedSeq);
  const recorded = event === null ? undefined : changesIn(event).get(id);
  return recorded === undefined ? { why } : { recorded };
};

const apartSummary = ({ kind }: Row, why: ApartWhy): ApartSummary => ({
  kind: 'set-apart',
  why,
  of: shownText(kind),
});

/** Stands for a reason that cannot be read. */
const unread = (why: ApartWhy = 'other-version'): Problem => problem('journal.set-apart', { why });

/** What a place says has to be what the sealed record says. */
const assertIs = (is: boolean, seq: number): void => {
  if (!is) throw new JournalError('unreadable', `record ${seq} does not say what is listed of it`);
};

/** Why a change came to its outcome, what there is to note, and when that was known. */
const endOf = (
  events: EventReader,
  { id, outcome, recordedSeq, concludedSeq }: Row,
): {
  readonly reason: Problem | null;
  readonly notes: readonly Problem[];
  readonly concludedAt: number | null;
} => {
  const { at, event, why } = events.at(concludedSeq ?? recordedSeq);
  // What it has come to is told in plain, by a record that was proved; why, it is not.
  if (event === null) {
    const isOver = concludedSeq !== null || outcome !== null;
    return { reason: isOver ? unread(why) : null, notes: [], concludedAt: isOver ? at : null };
  }
  if (event.type === 'change.concluded') {
    assertIs(event.changeId === id && event.outcome === outcome, concludedSeq ?? recordedSeq);
    return { reason: event.reason, notes: event.notes, concludedAt: at };
  }
  assertIs(outcome === (event.type === 'change.refused' ? 'refused' : null), recordedSeq);
  if (event.type !== 'change.refused') return { reason: null, notes: [], concludedAt: null };
  const reason = event.findings.find(({ level }) => level === 'block')?.problem ?? null;
  return { reason, notes: [], concludedAt: at };
};

/** The reply; where a change cannot be read, the part that is stored in plain. */
const replyAt = (events: EventReader, seq: number, attemptId: string): Reply => {
  const replied = events.of('attempt.replied', seq);
  if (replied !== null) {
    assertIs(replied.attemptId === attemptId, seq);
    return replied.reply;
  }
  const { facts: stored, why } = events.at(seq);
  const facts = readFacts('attempt.replied', stored);
  return {
    outcome: 'unknown',
    reason: unread(why),
    notes: [],
    upstreamRequestId: null,
    httpStatus: facts?.type === 'attempt.replied' ? facts.httpStatus : null,
    mergedInto: null,
  };
};

const attemptOf = (
  events: EventReader,
  { attemptId, recordedSeq, replySeq }: Row,
): RecordedAttempt | null => {
  const intended = attemptId === null ? null : events.of('attempt.intended', recordedSeq);
  if (attemptId === null || intended === null) return null;
  const { upstream, requestId, operator, expectation } = intended;
  assertIs(intended.attemptId === attemptId, recordedSeq);
  return {
    ...{ attemptId, upstream, requestId, operator, expectation },
    reply: replySeq === null ? null : replyAt(events, replySeq, attemptId),
    intentSeq: recordedSeq,
    intendedAt: events.at(recordedSeq).at,
    repliedAt: replySeq === null ? null : events.at(replySeq).at,
  };
};

const linksOf = ({ retryOf, retriedBy, undoOf, undoneBy, stoodOnBy }: Row) => ({
  ...{ retryOf, retriedBy, undoOf, undoneBy, stoodOnBy },
});

const byHandOf = (
  events: EventReader,
  { id, lookedSeq }: Pick<Row, 'id' | 'lookedSeq'>,
): WordByHand | null => {
  if (lookedSeq === null) return null;
  const looked = events.of('change.looked-at', lookedSeq);
  if (looked === null) return null;
  const { changeId, found, note, operator } = looked;
  assertIs(changeId === id, lookedSeq);
  return { found, note, by: operator, at: events.at(lookedSeq).at };
};

/** What a change says of itself beside what it changes, for a list. */
const shownOf = ({ change: { asked }, after, approval }: RecordedChange) => ({
  asked,
  after,
  approvedBy: approval?.by,
});

/** Prepares the reading of changes; what it gives makes a reader over the events of one question. */
export const prepareChanges = (db: DatabaseSync): ((events: EventReader) => ChangeReader) => {
  const rows = prepareRows(db);
  return (events) => {
    /** Whether a person says of each step that stands, or may, that it was not made. */
    const stepsSaidNotMade = ({ id, stoodOnBy }: Row): boolean =>
      stoodOnBy !== null &&
      rows
        .stepsOn(id)
        .every((step) => step.outcome === 'unknown' && byHandOf(events, step)?.found === 'not-made');
    const line = (row: Row): JournaledChange => {
      const { id, upstream, at, operator, outcome, requestId, replySeq } = row;
      const { reason, notes } = endOf(events, row);
      const read = recordedOf(events, row);
      const byHand = byHandOf(events, row);
      const replied = replySeq === null ? null : events.of('attempt.replied', replySeq);
      const { asked, after, approvedBy } = 'why' in read ? {} : shownOf(read.recorded);
      return {
        ...{ id, upstream, at, operator, requestId, reason, notes, ...linksOf(row) },
        // What cannot be read was not sent by this run: nobody here waits for its outcome.
        outcome: 'why' in read ? (outcome ?? 'unknown') : outcome,
        stepsSaidNotMade: stepsSaidNotMade(row),
        summary: 'why' in read ? apartSummary(row, read.why) : read.recorded.summary,
        ...(asked === undefined ? {} : { asked }),
        ...(after === undefined ? {} : { after }),
        ...(approvedBy === undefined ? {} : { approvedBy }),
        ...(byHand === null ? {} : { byHand }),
        upstreamRequestId: replied?.reply.upstreamRequestId ?? null,
      };
    };
    const change = (row: Row): ChangeRecord | ApartChange => {
      const { id, upstream, at, outcome, operator, requestId, recordedSeq: seq } = row;
      const read = recordedOf(events, row);
      if ('why' in read || !isUpstream(upstream)) {
        const why = 'why' in read ? read.why : 'other-version';
        return { id, seq, at, upstream, operator, requestId, summary: apartSummary(row, why) };
      }
      return {
        ...{ recorded: read.recorded, upstream, at, outcome, ...linksOf(row), ...endOf(events, row) },
        attempt: attemptOf(events, row),
        lookedAt: row.lookedSeq !== null,
        stepsSaidNotMade: stepsSaidNotMade(row),
      };
    };
    const customerOf = (row: Row): string | null => {
      const read = recordedOf(events, row);
      return 'why' in read ? null : (read.recorded.customerName ?? null);
    };
    const given = <T>(changeId: string, read: (row: Row) => T): T | null => {
      const row = rows.of(changeId);
      return row === null ? null : unlessPurged(() => read(row));
    };
    return {
      line: (changeId) => given(changeId, line),
      branchLine: (changeId) =>
        given(changeId, (row) => ({
          ...line(row),
          seq: row.recordedSeq,
          customer: customerOf(row),
        })),
      change: (changeId) => given(changeId, change),
      attempt: (attemptId) => {
        const intent = rows.intentSeq(attemptId);
        const facts = unlessPurged(() => readFacts('attempt.intended', events.at(intent).facts));
        const ids = facts !== null && 'changes' in facts ? facts.changes.map(({ id }) => id) : [];
        const own = ids.flatMap((id) => rows.of(id) ?? []).filter((row) => row.attemptId === attemptId);
        const found = own.flatMap((row) => unlessPurged(() => change(row)) ?? []);
        const changes = found.filter((one): one is ChangeRecord => !isApart(one));
        const attempt = changes[0]?.attempt ?? null;
        if (attempt === null) return null;
        const replySeq = own[0]?.replySeq ?? null;
        const isReplyRead = replySeq === null || events.of('attempt.replied', replySeq) !== null;
        return { ...attempt, changes, isPartly: changes.length < found.length || !isReplyRead };
      },
    };
  };
};
