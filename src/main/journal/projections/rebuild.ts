import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import { JournalError } from '../faults.ts';
import { RECORD_TABLES, type SchemaDifferences } from '../file/own-schema.ts';
import { IS_OPEN, PROJECTION_SCHEMA } from '../file/schema.ts';
import type { Proved } from './proved.ts';

type Row = Record<string, SQLOutputValue>;

/** The tables that follow from the records, and their keys. */
const DERIVED = [
  { table: 'attempts', key: ['id'] },
  { table: 'changes', key: ['id'] },
  { table: 'identities', key: ['customer', 'upstream'] },
  { table: 'operators', key: ['id'] },
] as const;

/** Rows that are compared at a time. */
const SLICE = 200;

const Count = v.object({ n: v.number() });

const countOf = (db: DatabaseSync, table: string): number =>
  v.parse(Count, db.prepare(`SELECT count(*) AS n FROM ${table} NOT INDEXED`).get()).n;

const valuesOf = (row: Row, key: readonly string[]): SQLOutputValue[] =>
  key.map((column) => row[column] ?? null);

/** Compares what was proved with the rows in the file, some at a time; gives how many differ. */
export function* compareRows(db: DatabaseSync, proved: () => Proved): Generator<void, number, void> {
  let differing = 0;
  for (const { table, key } of DERIVED) {
    const list = key.join();
    const marks = key.map(() => '?').join();
    const same = db.prepare(`SELECT * FROM ${table} WHERE (${list}) = (${marks})`);
    const after = `SELECT * FROM ${table} WHERE (${list}) > (${marks}) ORDER BY ${list} LIMIT ${SLICE}`;
    let last: SQLOutputValue[] | null = null;
    for (;;) {
      const { db: places } = proved();
      const rows: Row[] =
        last === null
          ? places.prepare(`SELECT * FROM ${table} ORDER BY ${list} LIMIT ${SLICE}`).all()
          : places.prepare(after).all(...last);
      for (const row of rows) {
        last = valuesOf(row, key);
        if (!isDeepStrictEqual(same.get(...last), row)) differing += 1;
      }
      if (rows.length < SLICE) break;
      yield;
    }
    const [wanted, found] = [countOf(proved().db, table), countOf(db, table)];
    differing += Math.max(0, found - wanted);
  }
  return differing;
}

const missingIn = (places: StatementSync, ids: readonly Row[]): number =>
  ids.filter(({ id }) => places.get(id ?? null) === undefined).length;

/** Compares what was proved since a checkpoint with the rows in the file; gives how many differ. */
export const compareNewest = (db: DatabaseSync, { db: places, since }: Proved): number => {
  let differing = 0;
  for (const table of ['attempts', 'changes'] as const) {
    const same = db.prepare(`SELECT * FROM ${table} WHERE id = ?`);
    for (const row of places.prepare(`SELECT * FROM ${table}`).all())
      if (!isDeepStrictEqual(same.get(row.id ?? null), row)) differing += 1;
  }
  const isOpen = places.prepare(`SELECT 1 FROM changes WHERE id = ? AND ${IS_OPEN}`);
  const isKnown = places.prepare('SELECT 1 FROM changes WHERE id = ?');
  const openIds = db.prepare(`SELECT id FROM changes NOT INDEXED WHERE ${IS_OPEN}`).all();
  const newIds = db.prepare('SELECT id FROM changes NOT INDEXED WHERE recorded_seq > ?').all(since);
  return differing + missingIn(isOpen, openIds) + missingIn(isKnown, newIds);
};

/** What an integrity check says where only what follows from other rows is wrong. */
const OF_AN_INDEX = /^(row \d+ missing from index|wrong # of entries in index|non-unique entry in index)/;

const Line = v.object({ integrity_check: v.string() });

/** What is wrong with a database, or with one of its tables and its indexes, as SQLite itself says it. */
export const integrityFaults = (db: DatabaseSync, table?: string): readonly string[] =>
  db
    .prepare(table === undefined ? 'PRAGMA main.integrity_check' : `PRAGMA main.integrity_check(${table})`)
    .all()
    .map((row) => v.parse(Line, row).integrity_check)
    .filter((line) => line !== 'ok');

/** How many of the derived tables have an index that does not hold what they hold. */
export const falseIndexes = (db: DatabaseSync): number =>
  DERIVED.filter(({ table }) => integrityFaults(db, table).length > 0).length;

/**
 * Finds that the database itself is whole, but for its indexes. Throws `unreadable`: where it is not, two objects may
 * share pages, and to drop one would harm the other.
 */
export const assertUndamaged = (db: DatabaseSync): void => {
  const damage = integrityFaults(db).find((line) => !OF_AN_INDEX.test(line));
  if (damage !== undefined) throw new JournalError('unreadable', `the database is damaged: ${damage}`);
};

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** In this order nothing is dropped together with another before its turn. */
const DROPPED = ['trigger', 'view', 'index', 'table'] as const;

/**
 * Drops whatever follows from the records or is not of a journal, and makes the projections anew from what was proved.
 * Runs inside the caller's transaction. Throws `unreadable` where the database itself is damaged.
 */
export const rebuild = (db: DatabaseSync, { db: places }: Proved, { foreign }: SchemaDifferences): void => {
  assertUndamaged(db);
  const kept: readonly string[] = RECORD_TABLES;
  for (const type of DROPPED) {
    for (const { name, type: is, sql } of foreign) {
      if (is !== type || sql === '' || kept.includes(name)) continue;
      db.exec(`DROP ${type.toUpperCase()} IF EXISTS main.${quoted(name)}`);
    }
  }
  for (const { table } of DERIVED) db.exec(`DROP TABLE IF EXISTS main.${table}`);
  db.exec(PROJECTION_SCHEMA);
  for (const { table } of DERIVED) {
    let insert: StatementSync | null = null;
    for (const row of places.prepare(`SELECT * FROM ${table}`).iterate()) {
      const columns = Object.keys(row);
      insert ??= db.prepare(
        `INSERT INTO ${table} (${columns.join()}) VALUES (${columns.map(() => '?').join()})`,
      );
      insert.run(...valuesOf(row, columns));
    }
  }
};
