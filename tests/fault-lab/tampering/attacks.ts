import type { DatabaseSync } from 'node:sqlite';

/** One thing that somebody who can write the file, and has no key, does to a journal. */
export interface Attack {
  readonly name: string;
  readonly run: (db: DatabaseSync) => void;
}

const sql = (name: string, ...statements: readonly string[]): Attack => ({
  name,
  run: (db) => {
    for (const statement of statements) db.exec(statement);
  },
});

/** Alters the text of the schema itself, which SQLite allows whoever asks for it. */
const inSchema = (name: string, ...statements: readonly string[]): Attack =>
  sql(name, 'PRAGMA writable_schema = ON', ...statements, 'PRAGMA writable_schema = RESET');

/** An index of the same name and text, which holds less than it says. */
const hollow = (index: string, made: string): Attack => ({
  name: `${index} holds none of what is open, and says that it holds all`,
  run: (db) => {
    const row = db.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').get(index);
    db.exec(`DROP INDEX ${index}; CREATE INDEX ${index} ${made}; PRAGMA writable_schema = ON`);
    db.prepare('UPDATE sqlite_schema SET sql = ? WHERE name = ?').run(String(row?.sql), index);
    db.exec('PRAGMA writable_schema = RESET');
  },
});

const OPEN = "outcome IS NULL OR outcome = 'unknown'";

/** What can be done to what follows from the records: each is made good, or is without effect. */
export const ON_DERIVED: readonly Attack[] = [
  sql('an outcome is altered', "UPDATE changes SET outcome = 'confirmed'"),
  sql('every outcome is unknown', "UPDATE changes SET outcome = 'unknown'"),
  sql('an outcome is taken away', 'UPDATE changes SET outcome = NULL, concluded_seq = NULL'),
  sql(
    'a conclusion is that of another change',
    `UPDATE changes SET concluded_seq = (SELECT max(concluded_seq) FROM changes), outcome = 'rejected'`,
  ),
  sql(
    'a conclusion is an earlier one of the same change',
    `UPDATE changes SET concluded_seq = (SELECT min(e.seq) FROM events e
       WHERE e.type = 'change.concluded' AND e.facts ->> '$.changeId' = changes.id),
     outcome = (SELECT e.facts ->> '$.outcome' FROM events e
       WHERE e.type = 'change.concluded' AND e.facts ->> '$.changeId' = changes.id ORDER BY e.seq LIMIT 1)`,
  ),
  sql('what is open was looked at', `UPDATE changes SET looked_seq = 3 WHERE ${OPEN}`),
  sql('what is open is gone', `DELETE FROM changes WHERE ${OPEN}`),
  sql('every change is gone', 'DELETE FROM changes'),
  sql('every attempt is gone', 'DELETE FROM attempts'),
  sql(
    'everything is gone',
    'DELETE FROM changes; DELETE FROM attempts; DELETE FROM identities; DELETE FROM operators',
  ),
  sql('replies are those of others', 'UPDATE attempts SET reply_seq = (SELECT max(reply_seq) FROM attempts)'),
  sql('replies are gone', 'UPDATE attempts SET reply_seq = NULL'),
  sql('changes are of another attempt', 'UPDATE changes SET attempt_id = (SELECT min(id) FROM attempts)'),
  sql('changes are of another customer', 'UPDATE changes SET customer = (SELECT max(customer) FROM changes)'),
  sql(
    'attempts are of another customer',
    'UPDATE attempts SET customer = (SELECT max(customer) FROM attempts)',
  ),
  sql('changes are by somebody else', "UPDATE changes SET operator = 'nobody'"),
  sql('changes are of another system', "UPDATE changes SET upstream = 'wm'"),
  sql('changes are of another time', 'UPDATE changes SET at = at + 86400000'),
  sql('changes were recorded elsewhere', 'UPDATE changes SET recorded_seq = recorded_seq + 1'),
  sql('every change is an undo', 'UPDATE changes SET undo_of = (SELECT min(id) FROM changes)'),
  sql('every change is another try', 'UPDATE changes SET retry_of = (SELECT min(id) FROM changes)'),
  sql('every change stands on another', 'UPDATE changes SET after_id = (SELECT min(id) FROM changes)'),
  sql('ties are cut', 'UPDATE changes SET undo_of = NULL, retry_of = NULL, after_id = NULL'),
  sql(
    'a change that nobody made',
    "INSERT INTO changes SELECT 'made-up', customer, kind, upstream, operator, attempt_id, at, 'unknown', recorded_seq, NULL, NULL, NULL, NULL, NULL FROM changes LIMIT 1",
  ),
  sql('ids are those of another customer', 'UPDATE identities SET seq = (SELECT max(seq) FROM identities)'),
  sql(
    'ids that were forgotten are back',
    "INSERT OR IGNORE INTO identities SELECT customer, 'capillary', seq FROM identities",
  ),
  sql('ids are gone', 'DELETE FROM identities'),
  sql('somebody who never did anything', "INSERT INTO operators VALUES ('nobody')"),
  sql('those who did something are gone', 'DELETE FROM operators'),
  hollow('changes_by_customer', `ON changes (customer, at DESC, id DESC) WHERE NOT (${OPEN})`),
  hollow('changes_by_outcome', `ON changes (outcome, upstream, at DESC, id DESC) WHERE NOT (${OPEN})`),
  hollow(
    'changes_by_operator',
    `ON changes (operator, outcome, upstream, at DESC, id DESC) WHERE NOT (${OPEN})`,
  ),
  hollow('changes_by_retry', 'ON changes (retry_of) WHERE retry_of IS NULL'),
  hollow('changes_by_undo', "ON changes (undo_of) WHERE undo_of = 'nothing'"),
  hollow('changes_by_step', 'ON changes (upper(after_id)) WHERE after_id IS NOT NULL'),
  {
    name: 'three partial indexes hide what is open',
    run: (db) => {
      for (const index of ['changes_by_customer', 'changes_by_outcome', 'changes_by_operator']) {
        const row = db.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').get(index);
        db.exec(`DROP INDEX ${index}; ${String(row?.sql)} WHERE outcome <> 'unknown'`);
      }
    },
  },
  sql('an index is gone', 'DROP INDEX changes_by_undo'),
  sql(
    'every index is gone',
    ...['customer', 'outcome', 'operator', 'retry', 'undo', 'step'].map(
      (one) => `DROP INDEX changes_by_${one}`,
    ),
  ),
  sql(
    'an index of another order',
    'DROP INDEX changes_by_retry',
    'CREATE INDEX changes_by_retry ON changes (retry_of DESC) WHERE retry_of IS NOT NULL',
  ),
  sql('an index more', 'CREATE INDEX more ON changes (outcome)'),
  sql('an index on the records', "CREATE INDEX more ON events (type) WHERE type <> 'change.concluded'"),
  sql(
    'a trigger that alters outcomes',
    "CREATE TRIGGER quiet AFTER UPDATE ON changes WHEN NEW.outcome = 'unknown' BEGIN UPDATE changes SET outcome = 'confirmed' WHERE id = NEW.id; END",
  ),
  sql(
    'a trigger that skips records',
    "CREATE TRIGGER quiet BEFORE INSERT ON events WHEN NEW.type = 'attempt.intended' BEGIN SELECT RAISE(IGNORE); END",
  ),
  sql(
    'a trigger that deletes records',
    "CREATE TRIGGER quiet AFTER INSERT ON events WHEN NEW.type = 'attempt.intended' BEGIN DELETE FROM events WHERE seq = NEW.seq; END",
  ),
  sql(
    'a trigger that deletes keys',
    'CREATE TRIGGER quiet AFTER INSERT ON record_keys BEGIN DELETE FROM record_keys WHERE seq = NEW.seq; END',
  ),
  sql('a view more', 'CREATE VIEW quiet AS SELECT * FROM changes'),
  sql('a table more', "CREATE TABLE quiet (a TEXT); INSERT INTO quiet VALUES ('x')"),
  sql(
    'a table that counts',
    'CREATE TABLE quiet (a INTEGER PRIMARY KEY AUTOINCREMENT); INSERT INTO quiet DEFAULT VALUES',
  ),
  sql(
    'a table of a full-text search',
    "CREATE VIRTUAL TABLE quiet USING fts5(a); INSERT INTO quiet VALUES ('x')",
  ),
  sql('a name that breaks out of its quotes', 'CREATE TABLE "a""; DROP TABLE events; --" (a)'),
  sql(
    'a view in the place of a table',
    'ALTER TABLE changes RENAME TO hidden',
    "CREATE VIEW changes AS SELECT * FROM hidden WHERE outcome <> 'unknown'",
  ),
  sql(
    'a copy of a table in its place',
    'ALTER TABLE identities RENAME TO hidden',
    'CREATE TABLE identities AS SELECT * FROM hidden',
  ),
  sql('a table with a column more', 'ALTER TABLE operators ADD COLUMN more TEXT'),
  sql(
    'a table with a column that is computed',
    'ALTER TABLE attempts ADD COLUMN more TEXT AS (upper(id)) VIRTUAL',
  ),
  sql(
    'a table with rows by number, not by key',
    'DROP TABLE operators',
    'CREATE TABLE operators (id TEXT PRIMARY KEY) STRICT',
  ),
  sql(
    'a table that compares letters alike',
    'DROP TABLE operators',
    'CREATE TABLE operators (id TEXT COLLATE NOCASE PRIMARY KEY) STRICT, WITHOUT ROWID',
  ),
  inSchema(
    'a table of another default',
    "UPDATE sqlite_schema SET sql = replace(sql, 'outcome TEXT', 'outcome TEXT DEFAULT ''confirmed''') WHERE name = 'changes'",
  ),
  inSchema(
    'an index of another text',
    "UPDATE sqlite_schema SET sql = replace(sql, 'undo_of IS NOT NULL', 'undo_of IS NULL') WHERE name = 'changes_by_undo'",
  ),
  ...[2, 3].map((version) =>
    sql(`the number of the schema is ${version}`, `PRAGMA user_version = ${version}`),
  ),
  sql('statistics that mislead', 'ANALYZE', "UPDATE sqlite_stat1 SET stat = '1 1 1'"),
];

/** What can be done to the records: each is found, and nothing is signed or acted on from then on. */
export const ON_RECORDS: readonly Attack[] = [
  sql(
    'facts of a conclusion',
    "UPDATE events SET facts = replace(facts, '\"unknown\"', '\"confirmed\"') WHERE type = 'change.concluded'",
  ),
  sql(
    'the customer of records',
    'UPDATE events SET customer = (SELECT max(customer) FROM events) WHERE customer IS NOT NULL',
  ),
  sql('times of records', 'UPDATE events SET at = at + 1'),
  sql('types of records', "UPDATE events SET type = 'change.looked-at' WHERE type = 'change.concluded'"),
  sql('bodies of records', 'UPDATE events SET body = zeroblob(length(body))'),
  sql('hashes of records', 'UPDATE events SET hash = zeroblob(32)'),
  sql('conclusions are gone', "DELETE FROM events WHERE type = 'change.concluded'"),
  sql('the last record is gone', 'DELETE FROM events WHERE seq = (SELECT max(seq) FROM events)'),
  sql('every record is gone', 'DELETE FROM events; DELETE FROM record_keys'),
  sql(
    'keys of conclusions are gone',
    "DELETE FROM record_keys WHERE seq IN (SELECT seq FROM events WHERE type = 'change.concluded')",
  ),
  sql('every key is gone', 'DELETE FROM record_keys'),
  sql(
    'keys are those of others',
    'UPDATE record_keys SET wrapped = (SELECT wrapped FROM record_keys ORDER BY seq LIMIT 1)',
  ),
  sql('keys of another generation', 'UPDATE record_keys SET generation = 2'),
  sql(
    'a record more, which says what it likes',
    "INSERT INTO events SELECT seq + 1, id, at, 'change.concluded', customer, facts, hash, body FROM events ORDER BY seq DESC LIMIT 1",
  ),
  sql(
    'a record at a number far off',
    'INSERT INTO events SELECT seq + 1000, id, at, type, customer, facts, hash, body FROM events ORDER BY seq DESC LIMIT 1',
  ),
  ...[0, 1, 99].map((version) =>
    sql(`the number of the schema is ${version}`, `PRAGMA user_version = ${version}`),
  ),
  sql('records under other numbers', 'UPDATE events SET seq = -seq'),
  sql(
    'the table of records holds others',
    'ALTER TABLE events RENAME TO hidden',
    "CREATE VIEW events AS SELECT * FROM hidden WHERE type <> 'change.concluded'",
  ),
];
