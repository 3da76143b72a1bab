import { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import { JournalError } from '../faults.ts';
import { PROJECTION_SCHEMA, RECORD_SCHEMA } from './schema.ts';

/** A table, index, trigger or view, as a database names it. */
interface SchemaObject {
  readonly type: string;
  readonly name: string;
  readonly table: string;
  readonly sql: string;
}

const Objects = v.array(
  v.object({ type: v.string(), name: v.string(), table: v.string(), sql: v.nullable(v.string()) }),
);

/** SQLite keeps this one for good once any table had AUTOINCREMENT; nothing of ours reads it. */
const INERT = 'sqlite_sequence';

/** Every object of a database, in order. */
export const objectsOf = (db: DatabaseSync): readonly SchemaObject[] =>
  v
    .parse(Objects, db.prepare('SELECT type, name, tbl_name AS "table", sql FROM main.sqlite_schema').all())
    .filter(({ name }) => name !== INERT)
    .map(({ sql, ...object }) => ({ ...object, sql: sql ?? '' }));

const objectsMadeBy = (sql: string): readonly SchemaObject[] => {
  const memory = new DatabaseSync(':memory:');
  try {
    memory.exec(sql);
    return objectsOf(memory);
  } finally {
    memory.close();
  }
};

/** The tables of the records themselves, which cannot be made anew. */
export const RECORD_TABLES = ['journal', 'events', 'record_keys'] as const;

const keyOf = ({ type, name, table, sql }: SchemaObject): string => JSON.stringify([type, name, table, sql]);

/** Where a schema is not what this version makes. */
export interface SchemaDifferences {
  /** Ours that are missing or altered. */
  readonly lacking: readonly SchemaObject[];
  /** Those that are not ours: others, altered ones, and a second one of a name. */
  readonly foreign: readonly SchemaObject[];
}

/** Compares every object of a journal with what this version makes. */
export const schemaDifferences = (db: DatabaseSync): SchemaDifferences => {
  const wanted = objectsMadeBy(`${RECORD_SCHEMA}${PROJECTION_SCHEMA}`);
  const left = new Map(wanted.map((object) => [keyOf(object), object]));
  const foreign = objectsOf(db).filter((object) => !left.delete(keyOf(object)));
  return { lacking: [...left.values()], foreign };
};

/** Finds that the tables of the records are those of a journal. Throws `unreadable`. */
export const assertRecordTables = (db: DatabaseSync): void => {
  const found = new Set(objectsOf(db).map(keyOf));
  for (const object of objectsMadeBy(RECORD_SCHEMA)) {
    if (!found.has(keyOf(object))) {
      throw new JournalError('unreadable', `its table ${object.name} is not the one of a journal`);
    }
  }
};

/** Finds out when somebody alters the schema of an open journal. */
interface SchemaWatch {
  /** Throws `refused` while the schema is not this version's: a trigger in it would run with what is recorded. */
  assertUnaltered(): void;
  /** The same, whether or not it was altered since. */
  assertOurs(): void;
}

/** Watches by the number that SQLite counts up with each change, and by which it tells itself that its own copy is old. */
export const createSchemaWatch = (db: DatabaseSync): SchemaWatch => {
  const cookie = db.prepare('PRAGMA main.schema_version');
  let known: unknown = null;
  const assertOurs = (): void => {
    const { lacking, foreign } = schemaDifferences(db);
    const [first] = [...foreign, ...lacking];
    if (first !== undefined) {
      throw new JournalError(
        'refused',
        `${first.type} ${first.name} is not what this version has in its schema`,
      );
    }
  };
  return {
    assertOurs,
    assertUnaltered: () => {
      const now = cookie.get()?.schema_version;
      if (now === known) return;
      assertOurs();
      known = now;
    },
  };
};
