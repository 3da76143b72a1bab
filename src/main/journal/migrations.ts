import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import { EventSchema } from './event-schema.ts';
import { JournalError } from './faults.ts';
import { createRecorder } from './record.ts';
import { VERSION_1, VERSION_2 } from './schema.ts';
import { beginJournal, type JournalSecrets, unlock } from './unlock.ts';

/** What a migration may need: the keys, and the id of a journal that begins with it. */
export interface Beginning {
  readonly journal: string;
  readonly secrets: JournalSecrets;
}

const Old = v.object({
  id: v.string(),
  at: v.number(),
  body: v.pipe(v.string(), v.parseJson(), EventSchema),
});

/** Records everything anew, in its order, with its ids and times; secure_delete overwrites what was in plain. */
const encrypt = (db: DatabaseSync, { journal, secrets }: Beginning): void => {
  const old = v.parse(v.array(Old), db.prepare('SELECT id, at, body FROM events ORDER BY seq').all());
  for (const table of ['identities', 'changes', 'attempts', 'events']) db.exec(`DROP TABLE ${table}`);
  db.exec(VERSION_2);
  beginJournal(db, journal, secrets);
  const recorder = createRecorder(db, unlock(db, secrets));
  let head = recorder.head();
  for (const { id, at, body } of old) head = recorder.record(head, { id, at, event: body });
};

/** One step a schema version; each runs in a transaction of its own. */
const MIGRATIONS: readonly ((db: DatabaseSync, beginning: Beginning) => void)[] = [
  (db) => db.exec(VERSION_1),
  encrypt,
];

/** The schema version that this app writes. */
export const SCHEMA_VERSION = MIGRATIONS.length;

/** The schema version of a database; 0 for a new one. */
export const versionOf = (db: DatabaseSync): number =>
  Number(db.prepare('PRAGMA user_version').get()?.user_version ?? 0);

/** Brings a database to {@link SCHEMA_VERSION}. Throws `newer` for one that is beyond it, and leaves it as it is. */
export const migrate = (db: DatabaseSync, beginning: Beginning): void => {
  const at = versionOf(db);
  if (at > SCHEMA_VERSION) {
    throw new JournalError(
      'newer',
      `the journal was written by a newer version (schema ${at}, known up to ${SCHEMA_VERSION})`,
    );
  }
  for (const [index, step] of MIGRATIONS.entries()) {
    if (index < at) continue;
    db.exec('BEGIN IMMEDIATE');
    try {
      step(db, beginning);
      db.exec(`PRAGMA user_version = ${index + 1}; COMMIT`);
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK');
      throw error;
    }
  }
  // The log may still hold pages of before.
  if (at > 0 && at < SCHEMA_VERSION) db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
};
