import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import type { LookByHand } from '../../shared/domain/by-hand.ts';
import { OUTCOMES } from '../../shared/domain/outcome.ts';
import type { Problem } from '../../shared/domain/problem.ts';
import { UPSTREAMS } from '../../shared/domain/upstream.ts';
import type {
  BranchChange,
  ChangeRecord,
  JournaledChange,
  OpenAttemptRecord,
  RecordedAttempt,
} from './answers.ts';
import type { AnyEvent, RecordedChange } from './events.ts';
import { JournalError } from './faults.ts';
import type { EventReader } from './read-events.ts';
import { sayAgain } from './said-once.ts';

const text = v.nullable(v.string());
const seq = v.nullable(v.number());
const Row = v.object({
  id: v.string(),
  upstream: v.picklist(UPSTREAMS),
  operator: v.string(),
  at: v.number(),
  outcome: v.nullable(v.picklist(OUTCOMES)),
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
  SELECT c.id, c.upstream, c.operator, c.at, c.outcome, c.recorded_seq AS recordedSeq,
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
  change(changeId: string): ChangeRecord | null;
  attempt(attemptId: string): OpenAttemptRecord | null;
}

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

const recordedOf = (events: EventReader, { id, recordedSeq }: Row): RecordedChange => {
  const recorded = changesIn(events.at(recordedSeq).event).get(id);
  if (recorded === undefined) throw new JournalError('unreadable', `record ${recordedSeq} lacks a change`);
  return recorded;
};

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
  const { at, event } = events.at(concludedSeq ?? recordedSeq);
  if (event.type === 'change.concluded') {
    assertIs(event.changeId === id && event.outcome === outcome, concludedSeq ?? recordedSeq);
    return { reason: event.reason, notes: event.notes, concludedAt: at };
  }
  assertIs(outcome === (event.type === 'change.refused' ? 'refused' : null), recordedSeq);
  if (event.type !== 'change.refused') return { reason: null, notes: [], concludedAt: null };
  const reason = event.findings.find(({ level }) => level === 'block')?.problem ?? null;
  return { reason, notes: [], concludedAt: at };
};

const attemptOf = (
  events: EventReader,
  { attemptId, recordedSeq, replySeq }: Row,
): RecordedAttempt | null => {
  if (attemptId === null) return null;
  const intended = events.of('attempt.intended', recordedSeq);
  const { upstream, requestId, operator, expectation } = intended;
  const replied = replySeq === null ? null : events.of('attempt.replied', replySeq);
  assertIs(intended.attemptId === attemptId && (replied?.attemptId ?? attemptId) === attemptId, recordedSeq);
  const reply = replied?.reply ?? null;
  return {
    ...{ attemptId, upstream, requestId, operator, expectation, reply },
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
): LookByHand | null => {
  if (lookedSeq === null) return null;
  const { changeId, found, note, operator } = events.of('change.looked-at', lookedSeq);
  assertIs(changeId === id, lookedSeq);
  return { found, note, by: operator, at: events.at(lookedSeq).at };
};

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
      const {
        summary,
        change: { asked },
        after,
      } = recordedOf(events, row);
      const byHand = byHandOf(events, row);
      const reply = replySeq === null ? null : events.of('attempt.replied', replySeq).reply;
      return {
        ...{ id, upstream, at, operator, outcome, requestId, reason, notes, ...linksOf(row) },
        stepsSaidNotMade: stepsSaidNotMade(row),
        summary,
        ...(asked === undefined ? {} : { asked }),
        ...(after === undefined ? {} : { after }),
        ...(byHand === null ? {} : { byHand }),
        upstreamRequestId: reply?.upstreamRequestId ?? null,
      };
    };
    const change = (row: Row): ChangeRecord => {
      const { upstream, at, outcome } = row;
      const recorded = recordedOf(events, row);
      return {
        ...{ recorded, upstream, at, outcome, ...linksOf(row), ...endOf(events, row) },
        attempt: attemptOf(events, row),
        lookedAt: row.lookedSeq !== null,
        stepsSaidNotMade: stepsSaidNotMade(row),
      };
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
          customer: recordedOf(events, row).customerName ?? null,
        })),
      change: (changeId) => given(changeId, change),
      attempt: (attemptId) => {
        const { seq: intent } = v.parse(Intent, selectIntent.get(attemptId));
        const sent = unlessPurged(() => events.of('attempt.intended', intent).recorded) ?? [];
        const changes = sent
          .flatMap((recorded) => given(recorded.change.id, change) ?? [])
          .filter((one) => one.attempt?.attemptId === attemptId);
        const attempt = changes[0]?.attempt ?? null;
        return attempt === null ? null : { ...attempt, changes };
      },
    };
  };
};
