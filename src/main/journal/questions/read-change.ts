import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import type { WordByHand } from '../../../shared/domain/by-hand.ts';
import { OUTCOMES } from '../../../shared/domain/outcome.ts';
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
import { sayAgain } from './said-once.ts';

const isUpstream = (name: string): name is UpstreamName => UPSTREAMS.some((one) => one === name);

const text = v.nullable(v.string());
const seq = v.nullable(v.number());
const Row = v.object({
  id: v.string(),
  kind: v.string(),
  upstream: v.pipe(v.string(), v.transform(shownText)),
  operator: v.string(),
  at: v.number(),
  outcome: v.nullable(v.fallback(v.picklist(OUTCOMES), 'unknown')),
  recordedSeq: v.number(),
  concludedSeq: seq,
  attemptId: text,
  requestId: text,
  replySeq: seq,
  retryOf: text,
  retriedBy: text,
  undoOf: text,
  undoneBy: text,
  stoodOnBy: text,
  lookedSeq: seq,
});
const Intent = v.object({ seq: v.number() });
type Row = v.InferOutput<typeof Row>;

const Step = v.object({ id: v.string(), outcome: Row.entries.outcome, lookedSeq: seq });

/*
 * A step may name an early try of the one before it, and stands on the later ones too. Which steps those are is asked of
 * an index by its name: by their outcome it would be every change of the journal.
 */
const stepsAfter = (changeId: 'c.id' | '?'): string => `WITH RECURSIVE tries (id) AS
       (SELECT ${changeId} UNION SELECT p.retry_of FROM changes p JOIN tries t ON p.id = t.id WHERE p.retry_of IS NOT NULL)
     SELECT s.id, s.outcome, s.looked_seq AS lookedSeq
     FROM tries CROSS JOIN changes s INDEXED BY changes_by_step ON s.after_id = tries.id
       AND (s.outcome IS NULL OR s.outcome IN ('accepted', 'confirmed', 'contradicted', 'unknown'))
       AND NOT EXISTS (SELECT 1 FROM changes b WHERE b.undo_of = s.id AND b.outcome = 'confirmed')
     ORDER BY s.recorded_seq DESC, s.id DESC`;

const SELECT = `
  SELECT c.id, c.kind, c.upstream, c.operator, c.at, c.outcome, c.recorded_seq AS recordedSeq,
    c.concluded_seq AS concludedSeq, c.attempt_id AS attemptId, a.request_id AS requestId, a.reply_seq AS replySeq,
    c.retry_of AS retryOf, c.undo_of AS undoOf, c.looked_seq AS lookedSeq,
    (SELECT r.id FROM changes r WHERE r.retry_of = c.id ORDER BY r.recorded_seq DESC, r.id DESC LIMIT 1) AS retriedBy,
    (SELECT u.id FROM changes u WHERE u.undo_of = c.id
       AND (u.outcome IS NULL OR u.outcome IN ('accepted', 'confirmed', 'unknown'))
     ORDER BY u.recorded_seq DESC, u.id DESC LIMIT 1) AS undoneBy,
    (SELECT id FROM (${stepsAfter('c.id')} LIMIT 1)) AS stoodOnBy
  FROM changes c LEFT JOIN attempts a ON a.id = c.attempt_id
  WHERE c.id = ?`;

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
  const select = db.prepare(SELECT);
  const selectSteps = db.prepare(stepsAfter('?'));
  const selectIntent = db.prepare('SELECT intent_seq AS seq FROM attempts WHERE id = ?');
  const rowOf = (changeId: string): Row | null => {
    const row = select.get(changeId);
    return row === undefined ? null : v.parse(Row, row);
  };
  return (events) => {
    /** Whether a person says of each step that stands, or may, that it was not made. */
    const stepsSaidNotMade = ({ id, stoodOnBy }: Row): boolean =>
      stoodOnBy !== null &&
      selectSteps
        .all(id)
        .map((step) => v.parse(Step, step))
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
      const row = rowOf(changeId);
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
        const { seq: intent } = v.parse(Intent, selectIntent.get(attemptId));
        const facts = unlessPurged(() => readFacts('attempt.intended', events.at(intent).facts));
        const ids = facts !== null && 'changes' in facts ? facts.changes.map(({ id }) => id) : [];
        const rows = ids.flatMap((id) => rowOf(id) ?? []).filter((row) => row.attemptId === attemptId);
        const found = rows.flatMap((row) => unlessPurged(() => change(row)) ?? []);
        const changes = found.filter((one): one is ChangeRecord => !isApart(one));
        const attempt = changes[0]?.attempt ?? null;
        if (attempt === null) return null;
        const replySeq = rows[0]?.replySeq ?? null;
        const isReplyRead = replySeq === null || events.of('attempt.replied', replySeq) !== null;
        return { ...attempt, changes, isPartly: changes.length < found.length || !isReplyRead };
      },
    };
  };
};
