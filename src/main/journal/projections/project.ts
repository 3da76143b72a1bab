import type { DatabaseSync } from 'node:sqlite';
import type { ChainRecord } from '../records/chain.ts';
import { type Facts, readFacts } from '../records/facts.ts';

const prepare = (db: DatabaseSync) => ({
  attempt: db.prepare(
    'INSERT INTO attempts (id, customer, upstream, request_id, at, intent_seq) VALUES (?, ?, ?, ?, ?, ?)',
  ),
  reply: db.prepare('UPDATE attempts SET reply_seq = ? WHERE id = ?'),
  change: db.prepare(
    `INSERT INTO changes
       (id, customer, kind, upstream, operator, attempt_id, at, outcome, recorded_seq, retry_of, undo_of, after_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET attempt_id = excluded.attempt_id, at = excluded.at, outcome = excluded.outcome,
       operator = excluded.operator, recorded_seq = excluded.recorded_seq, concluded_seq = NULL,
       looked_seq = NULL, retry_of = excluded.retry_of, undo_of = excluded.undo_of, after_id = excluded.after_id`,
  ),
  operator: db.prepare('INSERT OR IGNORE INTO operators (id) VALUES (?)'),
  conclude: db.prepare('UPDATE changes SET outcome = ?, concluded_seq = ? WHERE id = ?'),
  look: db.prepare('UPDATE changes SET looked_seq = ? WHERE id = ?'),
  link: db.prepare('UPDATE changes SET after_id = ? WHERE id = ?'),
  remember: db.prepare(
    `INSERT INTO identities (customer, upstream, seq) VALUES (?, ?, ?)
     ON CONFLICT (customer, upstream) DO UPDATE SET seq = excluded.seq`,
  ),
  forget: db.prepare('DELETE FROM identities WHERE customer = ? AND upstream = ?'),
  purge: db.prepare('DELETE FROM identities WHERE seq = ?'),
});

/** What the projections are made from: nothing that needs a key. */
interface Projected {
  readonly seq: number;
  readonly at: number;
  /** Blind index of the customer. */
  readonly customer: Uint8Array | null;
  readonly facts: Facts;
}

/** Writes what follows from a record for the projections. Runs inside the caller's transaction. */
type Project = (projected: Projected) => void;

/** What a stored record is projected from; `null` where this version cannot tell what its facts say. */
export const projectedOf = (
  { seq, at, type, customer, facts }: ChainRecord,
  read: Facts | null = readFacts(type, facts),
): Projected | null =>
  read === null
    ? null
    : {
        ...{ seq, at, facts: read },
        customer: customer === null ? null : new Uint8Array(Buffer.from(customer, 'hex')),
      };

/** Prepares the statements once and gives the function that writes projections with them. */
export const createProject = (db: DatabaseSync): Project => {
  const statements = prepare(db);

  const insertChanges = (
    { seq, at, customer }: Projected,
    facts: Extract<Facts, { type: 'change.refused' | 'attempt.intended' }>,
    attemptId: string | null,
    outcome: string | null,
  ): void => {
    statements.operator.run(facts.operator);
    for (const { id, kind, retryOf = null, undoOf = null, after = null } of facts.changes) {
      const { upstream, operator } = facts;
      statements.change.run(
        ...[id, customer, kind, upstream, operator, attemptId, at, outcome, seq, retryOf, undoOf, after],
      );
    }
  };

  return (projected) => {
    const { seq, at, customer, facts } = projected;
    switch (facts.type) {
      case 'change.refused':
        return insertChanges(projected, facts, null, 'refused');
      case 'attempt.intended':
        statements.attempt.run(facts.attemptId, customer, facts.upstream, facts.requestId, at, seq);
        return insertChanges(projected, facts, facts.attemptId, null);
      case 'attempt.replied':
        statements.reply.run(seq, facts.attemptId);
        return;
      case 'change.concluded':
        statements.conclude.run(facts.outcome, seq, facts.changeId);
        return;
      case 'change.looked-at':
        statements.look.run(seq, facts.changeId);
        return;
      case 'journal.linked':
        for (const { id, after } of facts.steps) statements.link.run(after, id);
        return;
      case 'identity.remembered':
        statements.remember.run(customer, facts.upstream, seq);
        return;
      case 'identity.forgotten':
        statements.forget.run(customer, facts.upstream);
        return;
      case 'journal.purged':
        for (const purged of facts.seqs) statements.purge.run(purged);
        return;
      case 'approval.given':
      case 'approval.declined':
      case 'receipt.issued':
      case 'journal.checkpoint':
      case 'journal.exported':
      case 'journal.searched':
      case 'clock.stepped':
      case 'operator.session':
      case 'operator.pin-set':
      case 'credentials.changed':
      case 'provisioning.changed':
      case 'value.revealed':
      case 'shift.handed-over':
      case 'shift.taken-over':
      case 'journal.rotated':
      case 'journal.rebuilt':
        return;
    }
  };
};
