import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';

/** One row as it stands in a table. */
export type Row = Record<string, SQLOutputValue>;

/** Every table of the journal. */
export const TABLES = [
  'journal',
  'events',
  'record_keys',
  'attempts',
  'changes',
  'identities',
  'operators',
] as const;
/** A table of the journal. */
export type Table = (typeof TABLES)[number];

/** The column that names the record which a row belongs to. */
const SEQ: Partial<Record<Table, string>> = {
  events: 'seq',
  record_keys: 'seq',
  attempts: 'intent_seq',
  changes: 'recorded_seq',
  identities: 'seq',
};

/** The columns that tell a table's rows apart. */
export const KEY: Record<Table, readonly string[]> = {
  journal: ['one'],
  events: ['seq'],
  record_keys: ['seq'],
  attempts: ['id'],
  changes: ['id'],
  identities: ['customer', 'upstream'],
  operators: ['id'],
};

/** The rows of a table. */
export const rowsOf = (db: DatabaseSync, table: Table): readonly Row[] =>
  db.prepare(`SELECT * FROM ${table}`).all();
/** The record that a row belongs to; 0 for one that belongs to the journal as a whole. */
export const seqOf = (table: Table, row: Row): number => Number(row[SEQ[table] ?? ''] ?? 0);
/** What picks one row of a table. */
export const where = (table: Table): string => KEY[table].map((column) => `${column} = ?`).join(' AND ');
/** The values that {@link where} asks for. */
export const keyOf = (table: Table, row: Row) => KEY[table].map((column) => row[column] ?? null);

/** Another value of the same kind. */
const other = (value: SQLOutputValue): SQLOutputValue => {
  if (value === null) return null;
  if (typeof value === 'string') return `${value.slice(0, -1)}${value.endsWith('x') ? 'y' : 'x'}`;
  if (value instanceof Uint8Array) {
    const copy = new Uint8Array(value);
    copy[copy.length - 1] = (copy.at(-1) ?? 0) ^ 1;
    return copy;
  }
  return Number(value) + 1_000;
};

/** What may stand in a column that is empty. */
const filled = (column: string): SQLOutputValue => {
  if (column === 'customer') return new Uint8Array(16);
  if (column.endsWith('_seq')) return 3;
  return 'unknown';
};

/** Puts a value into a column of a row, whatever the schema says to it. */
export const set = (file: string, table: Table, row: Row, column: string, value: SQLOutputValue): void => {
  const db = new DatabaseSync(file);
  db.exec('PRAGMA ignore_check_constraints = 1');
  db.prepare(`UPDATE ${table} SET ${column} = ? WHERE ${where(table)}`).run(value, ...keyOf(table, row));
  db.close();
};

/** Works on a file over a connection of its own. */
export const on = <T>(file: string, work: (db: DatabaseSync) => T): T => {
  const db = new DatabaseSync(file);
  try {
    return work(db);
  } finally {
    db.close();
  }
};

/** The same for whoever minds nothing that SQLite warns of. */
export const attackOn = (file: string, work: (db: DatabaseSync) => void): void => {
  const db = new DatabaseSync(file, { defensive: false, timeout: 5_000 });
  try {
    work(db);
  } finally {
    db.close();
  }
};

/** Every row of every table. */
export const everyRow = (file: string): readonly { readonly table: Table; readonly row: Row }[] =>
  on(file, (db) => TABLES.flatMap((table) => rowsOf(db, table).map((row) => ({ table, row }))));

/** Another value for a column of a row. */
export const altered = (column: string, value: SQLOutputValue): SQLOutputValue =>
  value === null ? filled(column) : other(value);
