import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import { isDeepStrictEqual } from 'node:util';
import { schemaDifferences } from '../file/own-schema.ts';
import { PROJECTION_SCHEMA } from '../file/schema.ts';
import { createProject, projectedOf } from '../projections/project.ts';
import type { HashedRecord, RecordFault } from './walk.ts';

type Row = Record<string, SQLOutputValue>;

/** The tables that follow from the records, their key, and the column that names the record which a row follows from. */
const TABLES = [
  { table: 'attempts', key: ['id'], seq: 'intent_seq' },
  { table: 'changes', key: ['id'], seq: 'recorded_seq' },
  { table: 'identities', key: ['customer', 'upstream'], seq: 'seq' },
  { table: 'operators', key: ['id'], seq: null },
] as const;

/** Builds the projections anew from the records, to be compared with those on disk. */
interface Rebuilt {
  add(record: HashedRecord): void;
  /** What differs in the journal's own tables, indexes and triggers. */
  ofSchema(db: DatabaseSync): readonly RecordFault[];
  /** What differs in the rows of the journal's own projections. */
  ofTables(db: DatabaseSync): readonly RecordFault[];
  close(): void;
}

const keyed = (db: DatabaseSync, table: string, key: readonly string[]): ReadonlyMap<string, Row> =>
  new Map(
    db
      .prepare(`SELECT * FROM ${table}`)
      .all()
      .map((row) => [JSON.stringify(key.map((column) => row[column])), row]),
  );

const seqOf = (row: Row, column: string | null): number => (column === null ? 0 : Number(row[column]));

/** Starts with empty projections in memory. */
export const createRebuilt = (): Rebuilt => {
  const memory = new DatabaseSync(':memory:');
  memory.exec(PROJECTION_SCHEMA);
  const project = createProject(memory);

  const ofSchema = (db: DatabaseSync): readonly RecordFault[] => {
    const { lacking, foreign } = schemaDifferences(db);
    return [...new Set([...foreign, ...lacking].map(({ name }) => name))].map((name) => ({
      seq: 0,
      what: `${name} is not what this version has in its schema`,
    }));
  };

  const ofTable = (
    db: DatabaseSync,
    { table, key, seq }: (typeof TABLES)[number],
  ): readonly RecordFault[] => {
    const wanted = keyed(memory, table, key);
    const found = keyed(db, table, key);
    const faults: RecordFault[] = [];
    for (const [id, row] of wanted) {
      const is = found.get(id);
      if (is === undefined) faults.push({ seq: seqOf(row, seq), what: `its row in ${table} is missing` });
      else if (!isDeepStrictEqual(is, row)) {
        faults.push({ seq: seqOf(row, seq), what: `its row in ${table} was altered` });
      }
    }
    for (const [id, row] of found) {
      if (!wanted.has(id)) {
        faults.push({ seq: seqOf(row, seq), what: `a row in ${table} follows from no record` });
      }
    }
    return faults;
  };

  return {
    add: (record) => {
      const projected = projectedOf(record);
      if (projected === null) return;
      try {
        project(projected);
      } catch {
        // The record itself is told to be at fault; here it leads to nothing.
      }
    },
    ofSchema,
    ofTables: (db) => TABLES.flatMap((table) => ofTable(db, table)),
    close: () => memory.close(),
  };
};
