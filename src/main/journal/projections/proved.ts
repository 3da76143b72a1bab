import { DatabaseSync } from 'node:sqlite';
import { JournalError } from '../faults.ts';
import { PROJECTION_SCHEMA } from '../file/schema.ts';
import { createWalk } from '../proof/walk.ts';
import type { Head } from '../records/chain.ts';
import type { Facts } from '../records/facts.ts';
import type { StoredRecord } from '../records/rows.ts';
import { createProject, projectedOf } from './project.ts';

/**
 * Projections of records that were proved, in a database that no other program can open. What is signed or acted on is
 * found here: the projections in the journal's file are for whoever can write that file to alter.
 */
export interface Proved {
  /** Tables as in the journal, with only those `events` that lists are made from. */
  readonly db: DatabaseSync;
  /** It holds every record after this one, and of the earlier ones those that were still open there; 0: everything. */
  readonly since: number;
  /** How far it has come. */
  head(): Head;
  /** Records behind `since` whose keys were destroyed. */
  purged(): ReadonlySet<number>;
  /** Takes a record from before `since` whose seal was opened. */
  seed(record: StoredRecord): void;
  /** Takes the next record of the chain. Throws `unreadable` where it does not follow. */
  take(record: StoredRecord): void;
  /** Does many at once. */
  together<T>(work: () => T): T;
  close(): void;
}

const unreadable = ({ seq, what }: { readonly seq: number; readonly what: string }): JournalError =>
  new JournalError('unreadable', `record ${seq}: ${what}`);

/**
 * The tables that hold what was proved. `set_apart` has the records of which this version cannot read even the plain
 * part; a person may have looked at such a change by hand.
 */
const SCHEMA = `
  PRAGMA journal_mode = OFF;
  PRAGMA synchronous = OFF;
  PRAGMA cache_size = -16000;
  ${PROJECTION_SCHEMA}
  CREATE TABLE events (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, type TEXT NOT NULL, facts TEXT NOT NULL) STRICT;
  CREATE TABLE set_apart (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    at INTEGER NOT NULL,
    type TEXT NOT NULL,
    customer BLOB,
    looked_seq INTEGER
  ) STRICT;
  CREATE INDEX set_apart_by_customer ON set_apart (customer, seq DESC);
`;

/**
 * Events that questions are put to: what was concluded when, what ties the changes of version 2, what was revealed, and
 * what was handed over.
 */
const KEPT: ReadonlySet<string> = new Set([
  'change.concluded',
  'journal.linked',
  'value.revealed',
  'shift.handed-over',
  'shift.taken-over',
]);

/**
 * Begins behind a head that is trusted. The database has no name: SQLite keeps it in a file of its own that nobody else
 * opens, and deletes it in the end.
 */
export const createProved = (from: Head, publicKey: Uint8Array): Proved => {
  const db = new DatabaseSync('');
  db.exec(SCHEMA);
  const project = createProject(db);
  const event = db.prepare('INSERT INTO events (seq, at, type, facts) VALUES (?, ?, ?, ?)');
  const apart = db.prepare('INSERT INTO set_apart (seq, id, at, type, customer) VALUES (?, ?, ?, ?, ?)');
  const drop = db.prepare('DELETE FROM set_apart WHERE seq = ?');
  const look = db.prepare('UPDATE set_apart SET looked_seq = ? WHERE id = ?');
  const walk = createWalk(from, publicKey);

  const add = (record: StoredRecord, facts?: Facts | null): void => {
    const { seq, id, at, type, customer } = record;
    const projected = projectedOf(record, facts);
    if (projected === null) {
      apart.run(seq, id, at, type, customer === null ? null : Buffer.from(customer, 'hex'));
      return;
    }
    if (KEPT.has(type)) event.run(seq, at, type, record.facts);
    if (projected.facts.type === 'change.looked-at') look.run(seq, projected.facts.changeId);
    // Where a customer's records were purged, records that were set apart are not shown either.
    if (projected.facts.type === 'journal.purged')
      for (const purged of projected.facts.seqs) drop.run(purged);
    project(projected);
  };

  return {
    db,
    since: from.seq,
    head: () => walk.head(),
    purged: () => walk.purged(),
    seed: (record) => add(record),
    take: (record) => {
      const [fault] = walk.step(record);
      if (fault !== undefined) throw unreadable(fault);
      add(record, walk.facts());
    },
    together: (work) => {
      if (db.isTransaction) return work();
      db.exec('BEGIN');
      try {
        return work();
      } finally {
        db.exec('COMMIT');
      }
    },
    close: () => db.close(),
  };
};
