import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import type { AnyEvent, Stamp } from '../events.ts';
import { JournalError } from '../faults.ts';
import { beginJournal, type JournalSecrets, type Unlocked, unlock } from '../keys/unlock.ts';
import { ownersIn } from '../projections/owners.ts';
import { createProject, projectedOf } from '../projections/project.ts';
import type { Facts } from '../records/facts.ts';
import { textOrNull } from '../records/read-body.ts';
import { createRecorder } from '../records/record.ts';
import { recordsAfter, type StoredRecord } from '../records/rows.ts';
import { readStored } from '../stored/read.ts';
import { PROJECTION_SCHEMA, RECORD_SCHEMA, VERSION_1 } from './schema.ts';

/** What a migration may need: the keys, the id of a journal that begins with it, and an id and a time for what it records. */
interface Beginning {
  readonly journal: string;
  readonly secrets: JournalSecrets;
  readonly stamp: Stamp;
}

const Old = v.object({ id: v.string(), at: v.number(), body: v.string() });

/**
 * Records everything anew, in its order, with its ids and times, and as it was stored; secure_delete overwrites what was in
 * plain.
 */
const encrypt = (db: DatabaseSync, { journal, secrets }: Beginning): void => {
  const old = v.parse(v.array(Old), db.prepare('SELECT id, at, body FROM events ORDER BY seq').all());
  for (const table of ['identities', 'changes', 'attempts', 'events']) db.exec(`DROP TABLE ${table}`);
  db.exec(`${RECORD_SCHEMA}${PROJECTION_SCHEMA}`);
  beginJournal(db, journal, secrets);
  const recorder = createRecorder(db, unlock(db, secrets), ownersIn(db));
  let head = recorder.head();
  for (const { id, at, body: text } of old) {
    const event = readStored(text);
    // No later version wrote in plain: what cannot be read here is damaged, and stays as it is.
    if (event === null) throw new JournalError('unreadable', 'an event of the journal cannot be read');
    head = recorder.recordAgain(head, { id, at, text, event });
  }
};

type Steps = Extract<AnyEvent, { type: 'journal.linked' }>['steps'];

/**
 * The steps of a record after others, where it does not say in plain what they follow; none where its key is gone, or this
 * version cannot read it.
 */
const untoldSteps = (own: Unlocked, record: StoredRecord, facts: Facts): Steps => {
  if (!('changes' in facts)) return [];
  const text = textOrNull(own, record);
  const event = text === null ? null : readStored(text);
  if (event === null || !('recorded' in event)) return [];
  const told = new Set(facts.changes.flatMap(({ id, after }) => (after === undefined ? [] : [id])));
  return [event.recorded]
    .flat()
    .flatMap(({ change: { id }, after }) => (after === undefined || told.has(id) ? [] : [{ id, after }]));
};

/**
 * Makes the projections anew from the records. What version 2 kept in bodies alone, which step comes after which, is
 * recorded once more in plain: a purge makes bodies unreadable, and a verification may have no keys.
 */
const linkSteps = (db: DatabaseSync, { secrets, stamp }: Beginning): void => {
  for (const table of ['identities', 'operators', 'changes', 'attempts']) db.exec(`DROP TABLE ${table}`);
  db.exec(PROJECTION_SCHEMA);
  const own = unlock(db, secrets);
  const project = createProject(db);
  const steps: Steps[number][] = [];
  for (const record of recordsAfter(db, 0)) {
    const projected = projectedOf(record);
    if (projected === null) continue;
    project(projected);
    steps.push(...untoldSteps(own, record, projected.facts));
  }
  const recorder = createRecorder(db, own, ownersIn(db));
  if (steps.length > 0)
    recorder.record(recorder.head(), { ...stamp, event: { type: 'journal.linked', steps } });
};

/**
 * Makes the projections anew from the records, as this version has them: lists are in the order of the records now,
 * whatever the wall clock showed meanwhile.
 */
const orderByRecords = (db: DatabaseSync): void => {
  for (const table of ['identities', 'operators', 'changes', 'attempts']) db.exec(`DROP TABLE ${table}`);
  db.exec(PROJECTION_SCHEMA);
  const project = createProject(db);
  for (const record of recordsAfter(db, 0)) {
    const projected = projectedOf(record);
    if (projected !== null) project(projected);
  }
};

/** One step a schema version; each runs in a transaction of its own. */
const MIGRATIONS: readonly ((db: DatabaseSync, beginning: Beginning) => void)[] = [
  (db) => db.exec(VERSION_1),
  encrypt,
  linkSteps,
  orderByRecords,
];

/** The schema version that this app writes. */
export const SCHEMA_VERSION = MIGRATIONS.length;

/** The schema version of a database; 0 for a new one. */
export const versionOf = (db: DatabaseSync): number =>
  Number(db.prepare('PRAGMA user_version').get()?.user_version ?? 0);

/**
 * Brings a database to {@link SCHEMA_VERSION}. Throws `newer` for a journal of a later version, and leaves the file as
 * it is.
 */
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
