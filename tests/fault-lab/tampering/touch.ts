import { join } from 'node:path';
import type { Head } from '../../../src/main/journal/records/chain.ts';
import { recordsAfter } from '../../../src/main/journal/records/rows.ts';
import { oneOfEach, openStoreOf, recordAll, sent, stamp, verify } from '../../unit/main/journal/a-journal.ts';
import { pick } from '../plan/random.ts';
import type { Copies } from './copies.ts';
import { altered, everyRow, KEY, keyOf, on, rowsOf, seqOf, set, TABLES, where } from './rows.ts';

/** What came of one way of touching a journal. */
export interface Touched {
  readonly tries: number;
  /** Tries that a verification found. */
  readonly found: number;
  /** Tries of which the first fault named a record that was touched. */
  readonly named: number;
  /** Tries that were not found, or named wrongly, in words. */
  readonly findings: readonly string[];
}

const createCount = () => {
  let [tries, found, named] = [0, 0, 0];
  const findings: string[] = [];
  return {
    add: (what: string, touched: readonly number[], file: string, head?: Head): void => {
      const [first] = (head === undefined ? verify(file) : verify(file, head)).faults;
      const isNamed = first !== undefined && touched.includes(first.seq);
      tries += 1;
      if (first !== undefined) found += 1;
      if (isNamed) named += 1;
      else findings.push(`${what}: ${first === undefined ? 'not found' : `record ${first.seq} was named`}`);
    },
    sum: (): Touched => ({ tries, found, named, findings }),
  };
};

/** The end of a journal, as a keychain that was told of everything knows it. */
export const endOf = (file: string): Head => {
  const last = on(file, (db) => [...recordsAfter(db, 0)].at(-1));
  return {
    journal: '00000000-0000-4000-8000-000000000001',
    seq: last?.seq ?? 0,
    hash: last?.hash ?? '',
  };
};

/** Alters each column of each row of each table, one at a time. */
export const tryEdits = ({ fresh, original }: Copies): Touched => {
  const count = createCount();
  for (const { table, row } of everyRow(original)) {
    for (const [column, value] of Object.entries(row)) {
      const copy = fresh();
      set(copy, table, row, column, altered(column, value));
      count.add(`${table}.${column} of record ${seqOf(table, row)} edited`, [seqOf(table, row)], copy);
    }
  }
  return count.sum();
};

/** Drops each row of each table, one at a time. That the last record is gone, only the keychain's head can tell. */
export const tryDrops = ({ fresh, original }: Copies): Touched => {
  const count = createCount();
  const head = endOf(original);
  for (const { table, row } of everyRow(original)) {
    const copy = fresh();
    on(copy, (db) => db.prepare(`DELETE FROM ${table} WHERE ${where(table)}`).run(...keyOf(table, row)));
    count.add(`a row of ${table} of record ${seqOf(table, row)} dropped`, [seqOf(table, row)], copy, head);
  }
  return count.sum();
};

/** Swaps each two neighboring rows of each table, whole and in each column alone. */
export const trySwaps = ({ fresh, original }: Copies): Touched => {
  const count = createCount();
  for (const table of TABLES) {
    const rows = on(original, (db) => rowsOf(db, table));
    for (const [index, one] of rows.entries()) {
      const next = rows[index + 1];
      if (next === undefined) continue;
      const columns = Object.keys(one).filter((column) => !KEY[table].includes(column));
      for (const swapped of [columns, ...columns.map((column) => [column])]) {
        const isSame = swapped.every(
          (column) => JSON.stringify(one[column]) === JSON.stringify(next[column]),
        );
        if (swapped.length === 0 || isSame) continue;
        const copy = fresh();
        for (const column of swapped) {
          set(copy, table, one, column, next[column] ?? null);
          set(copy, table, next, column, one[column] ?? null);
        }
        const seqs = [seqOf(table, one), seqOf(table, next)];
        // In the record itself, the first of the two is the first that is wrong.
        const first = table === 'events' || table === 'record_keys' ? seqs.slice(0, 1) : seqs;
        count.add(`${table} ${swapped.join()} of records ${seqs.join()} swapped`, first, copy);
      }
    }
  }
  return count.sum();
};

/** Makes journals at random, each of a few steps, and alters one column of one row of each. */
export const tryAnywhere = (folder: string, journals: number, random: () => number): Touched => {
  const count = createCount();
  for (let nth = 0; nth < journals; nth += 1) {
    const file = join(folder, `any-${nth}.db`);
    const store = openStoreOf(file);
    for (let step = Math.floor(random() * 8); step >= 0; step -= 1) {
      const made = pick(random, ['each', 'sent', 'checkpoint', 'purge']);
      if (made === 'each') recordAll(store, oneOfEach(`E${step}`));
      else if (made === 'sent') recordAll(store, sent('S'));
      else if (made === 'checkpoint') store.checkpoint('hour', stamp());
      else store.purge({ customer: 'airpay:S', operator: 'asha', stamp: stamp() });
    }
    store.close();
    if (verify(file).faults.length > 0) throw new Error('a journal that nobody touched has faults');
    const [row, ...rows] = everyRow(file);
    if (row === undefined) throw new Error('a journal has no row');
    const touched = pick(random, [row, ...rows]);
    const [column, ...columns] = Object.keys(touched.row);
    if (column === undefined) throw new Error('a row has no column');
    const at = pick(random, [column, ...columns]);
    set(file, touched.table, touched.row, at, altered(at, touched.row[at] ?? null));
    count.add(`${touched.table}.${at} of journal ${nth}`, [seqOf(touched.table, touched.row)], file);
  }
  return count.sum();
};
