import type { DatabaseSync } from 'node:sqlite';
import { JournalError } from '../faults.ts';
import { type JournalSecrets, unlock } from '../keys/unlock.ts';
import { compareDerived } from '../projections/derived.ts';
import { assertUndamaged } from '../projections/rebuild.ts';
import { createTrust } from '../proof/trust.ts';
import type { Head } from '../records/chain.ts';
import { toTheEnd } from '../steps.ts';
import { SCHEMA_VERSION, versionOf } from './migrations.ts';
import { assertRecordTables, objectsOf } from './own-schema.ts';
import { assertFile, isEmpty, peekInto } from './peek.ts';

/** The tables of a journal whose records were in plain. */
const IN_PLAIN = ['attempts', 'changes', 'events', 'identities'];

/** A version of before has nothing that would run with what is recorded while it is brought to the present one. */
const assertOld = (db: DatabaseSync, version: number): void => {
  const objects = objectsOf(db);
  const tables = objects.filter(({ type }) => type === 'table').map(({ name }) => name);
  const isOurs =
    version === 0
      ? objects.length === 0
      : IN_PLAIN.every((name) => tables.includes(name)) && version > 1 === tables.includes('record_keys');
  const quiet = objects.every(({ type }) => type === 'table' || type === 'index');
  if (!isOurs || !quiet)
    throw new JournalError('unreadable', 'the file is no journal, or holds more than one');
};

/**
 * Finds that a file may be opened as the journal, before a byte of it is written: a file that is refused stays as it is.
 * Throws `newer`, `wrong-key`, `rolled-back` or `unreadable`.
 */
export const assertMayOpen = (options: {
  readonly file: string;
  readonly secrets: JournalSecrets;
  readonly known: Head;
  readonly atOnce?: number | undefined;
}): void => {
  const { file, secrets, known, atOnce } = options;
  assertFile(file);
  if (isEmpty(file)) {
    if (known.seq > 0)
      throw new JournalError('rolled-back', `the journal lacks record ${known.seq}, which is known`);
    return;
  }
  peekInto(file, (db) => {
    const version = versionOf(db);
    if (version > SCHEMA_VERSION) {
      throw new JournalError(
        'newer',
        `the journal was written by a newer version (schema ${version}, known up to ${SCHEMA_VERSION})`,
      );
    }
    if (version < SCHEMA_VERSION) assertOld(db, version);
    if (version < 2) return;
    if (version < SCHEMA_VERSION) assertUndamaged(db);
    assertRecordTables(db);
    const trust = createTrust(db, unlock(db, secrets), known, atOnce);
    try {
      if (version === SCHEMA_VERSION && toTheEnd(compareDerived(db, trust)) !== null) assertUndamaged(db);
    } finally {
      trust.close();
    }
  });
};
