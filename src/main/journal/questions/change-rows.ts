import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import { OUTCOMES } from '../../../shared/domain/outcome.ts';
import { shownText } from '../../../shared/domain/shown-text.ts';

const text = v.nullable(v.string());
const seq = v.nullable(v.number());
const RowSchema = v.object({
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
const IntentSchema = v.object({ seq: v.number() });

/** What is listed of a change in plain: where its records are, and what came of it. */
export type Row = v.InferOutput<typeof RowSchema>;

const StepSchema = v.object({ id: v.string(), outcome: RowSchema.entries.outcome, lookedSeq: seq });

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

/** Asks what is listed of changes and attempts. */
export interface Rows {
  /** `null`: there is no such change. */
  of(changeId: string): Row | null;
  /** The steps that stand on a change, or may; the newest first. */
  stepsOn(changeId: string): readonly v.InferOutput<typeof StepSchema>[];
  /** Where the intent of an attempt is recorded. */
  intentSeq(attemptId: string): number;
}

/** Prepares the questions. */
export const prepareRows = (db: DatabaseSync): Rows => {
  const select = db.prepare(SELECT);
  const selectSteps = db.prepare(stepsAfter('?'));
  const selectIntent = db.prepare('SELECT intent_seq AS seq FROM attempts WHERE id = ?');
  return {
    of: (changeId) => {
      const row = select.get(changeId);
      return row === undefined ? null : v.parse(RowSchema, row);
    },
    stepsOn: (changeId) => selectSteps.all(changeId).map((step) => v.parse(StepSchema, step)),
    intentSeq: (attemptId) => v.parse(IntentSchema, selectIntent.get(attemptId)).seq,
  };
};
