import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { recordHash } from '../../../../src/main/journal/chain.ts';
import { recordsAfter } from '../../../../src/main/journal/rows.ts';
import {
  inFolder,
  makeJournal,
  oneOfEach,
  openStoreOf,
  recordAll,
  sent,
  stamp,
  verify,
} from './a-journal.ts';

// Hundreds of copies, each opened and verified.
vi.setConfig({ testTimeout: 120_000 });

type Row = Record<string, SQLOutputValue>;

const TABLES = [
  'journal',
  'events',
  'record_keys',
  'attempts',
  'changes',
  'identities',
  'operators',
] as const;
type Table = (typeof TABLES)[number];

/** The column that names the record which a row belongs to. */
const SEQ: Partial<Record<Table, string>> = {
  events: 'seq',
  record_keys: 'seq',
  attempts: 'intent_seq',
  changes: 'recorded_seq',
  identities: 'seq',
};

const KEY: Record<Table, readonly string[]> = {
  journal: ['one'],
  events: ['seq'],
  record_keys: ['seq'],
  attempts: ['id'],
  changes: ['id'],
  identities: ['customer', 'upstream'],
  operators: ['id'],
};

const rowsOf = (db: DatabaseSync, table: Table): readonly Row[] => db.prepare(`SELECT * FROM ${table}`).all();
const seqOf = (table: Table, row: Row): number => Number(row[SEQ[table] ?? ''] ?? 0);
const where = (table: Table): string => KEY[table].map((column) => `${column} = ?`).join(' AND ');
const keyOf = (table: Table, row: Row) => KEY[table].map((column) => row[column] ?? null);

/** Another value of the same kind. */
const altered = (value: SQLOutputValue): SQLOutputValue => {
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

const set = (file: string, table: Table, row: Row, column: string, value: SQLOutputValue): void => {
  const db = new DatabaseSync(file);
  db.exec('PRAGMA ignore_check_constraints = 1');
  db.prepare(`UPDATE ${table} SET ${column} = ? WHERE ${where(table)}`).run(value, ...keyOf(table, row));
  db.close();
};

const on = <T>(file: string, work: (db: DatabaseSync) => T): T => {
  const db = new DatabaseSync(file);
  try {
    return work(db);
  } finally {
    db.close();
  }
};

/** Every row of every table. */
const everyRow = (file: string): readonly { readonly table: Table; readonly row: Row }[] =>
  on(file, (db) => TABLES.flatMap((table) => rowsOf(db, table).map((row) => ({ table, row }))));

const inCopies = (work: (fresh: () => string, original: string) => void): Promise<void> =>
  inFolder((folder) => {
    const original = join(folder, 'original.db');
    makeJournal(original);
    let count = 0;
    const fresh = (): string => {
      count += 1;
      const copy = join(folder, `copy-${count % 4}.db`);
      copyFileSync(original, copy);
      return copy;
    };
    work(fresh, original);
  });

const seqsOf = (file: string): readonly number[] => verify(file).faults.map(({ seq }) => seq);

describe('a journal that nobody touched', () => {
  it('has no faults', () =>
    inCopies((_, original) => {
      const { faults, records } = verify(original);
      expect(faults).toEqual([]);
      expect(records).toBeGreaterThan(20);
    }));
});

describe('whoever alters the file', () => {
  it('is found at every column of every row of every table, with the record named', () =>
    inCopies((fresh, original) => {
      let edits = 0;
      for (const { table, row } of everyRow(original)) {
        for (const [column, value] of Object.entries(row)) {
          const copy = fresh();
          set(copy, table, row, column, value === null ? filled(column) : altered(value));
          expect(seqsOf(copy)[0], `${table}.${column} of record ${seqOf(table, row)}`).toBe(
            seqOf(table, row),
          );
          edits += 1;
        }
      }
      expect(edits).toBeGreaterThan(300);
    }));

  it('is found at every row that is dropped, with the record named; the last one by the head', () =>
    inCopies((fresh, original) => {
      const last = on(original, (db) => [...recordsAfter(db, 0)].at(-1));
      const head = {
        journal: '00000000-0000-4000-8000-000000000001',
        seq: last?.seq ?? 0,
        hash: last?.hash ?? '',
      };
      for (const { table, row } of everyRow(original)) {
        const copy = fresh();
        on(copy, (db) => db.prepare(`DELETE FROM ${table} WHERE ${where(table)}`).run(...keyOf(table, row)));
        const [first] = verify(copy, head).faults;
        expect(first?.seq, `${table} of record ${seqOf(table, row)}`).toBe(seqOf(table, row));
      }
    }));

  it('is found at any two rows that are swapped, whole or in one column', () =>
    inCopies((fresh, original) => {
      for (const table of TABLES) {
        const rows = on(original, (db) => rowsOf(db, table));
        for (const [index, one] of rows.entries()) {
          const other = rows[index + 1];
          if (other === undefined) continue;
          const columns = Object.keys(one).filter((column) => !KEY[table].includes(column));
          const sets = [columns, ...columns.map((column) => [column])];
          for (const swapped of sets) {
            const isSame = swapped.every(
              (column) => JSON.stringify(one[column]) === JSON.stringify(other[column]),
            );
            if (swapped.length === 0 || isSame) continue;
            const copy = fresh();
            for (const column of swapped) {
              set(copy, table, one, column, other[column] ?? null);
              set(copy, table, other, column, one[column] ?? null);
            }
            const named = [seqOf(table, one), seqOf(table, other)];
            const [first] = verify(copy).faults;
            expect(first, `${table} ${swapped.join()} of ${named.join()}`).toBeDefined();
            if (table === 'events' || table === 'record_keys') expect(first?.seq).toBe(named[0]);
          }
        }
      }
    }));

  it('is found when the record’s hash is made to fit, and when all hashes after it are', () =>
    inCopies((fresh, original) => {
      const records = on(original, (db) => [...recordsAfter(db, 0)]);
      for (const [index, record] of records.entries()) {
        // A record that was purged has nothing left that could contradict; the checkpoints and the head do.
        if (record.key === null) continue;
        for (const reach of [index + 1, records.length]) {
          const copy = fresh();
          on(copy, (db) => {
            db.prepare('UPDATE events SET at = at + 1 WHERE seq = ?').run(record.seq);
            let before = records[index - 1]?.hash ?? '';
            if (before === '') return;
            for (const next of records.slice(index, reach)) {
              const at = next.seq === record.seq ? next.at + 1 : next.at;
              before = recordHash(before, { ...next, at });
              db.prepare('UPDATE events SET hash = ? WHERE seq = ?').run(
                Buffer.from(before, 'hex'),
                next.seq,
              );
            }
          });
          expect(seqsOf(copy)[0]).toBe(record.seq);
        }
      }
    }));

  it('is found when a purged record is altered and all hashes after it are made to fit', () =>
    inCopies((fresh, original) => {
      const records = on(original, (db) => [...recordsAfter(db, 0)]);
      const purged = records.find(({ key }) => key === null);
      const copy = fresh();
      on(copy, (db) => {
        let before = records[(purged?.seq ?? 0) - 2]?.hash ?? '';
        for (const next of records.slice((purged?.seq ?? 0) - 1)) {
          const at = next.seq === purged?.seq ? next.at + 1 : next.at;
          before = recordHash(before, { ...next, at });
          db.prepare('UPDATE events SET at = ?, hash = ? WHERE seq = ?').run(
            at,
            Buffer.from(before, 'hex'),
            next.seq,
          );
        }
      });
      expect(verify(copy).faults.map(({ what }) => what)).toContain(
        'the checkpoint is not one that this device signed here',
      );
    }));

  it('is found when the schema is altered', () =>
    inCopies((fresh) => {
      const copy = fresh();
      on(copy, (db) => db.exec('CREATE TRIGGER quiet AFTER INSERT ON events BEGIN SELECT 1; END'));
      expect(verify(copy).faults).toEqual([
        { seq: 0, what: 'quiet is not what this version has in its schema' },
      ]);
    }));

  it('is found in any journal, wherever it is touched', () =>
    inFolder((folder) =>
      fc.assert(
        fc.property(
          fc.array(fc.constantFrom('each', 'sent', 'checkpoint', 'purge'), { minLength: 1, maxLength: 8 }),
          fc.array(fc.nat(), { minLength: 2, maxLength: 2 }),
          fc.nat(),
          (steps, [rowAt = 0, columnAt = 0], nth) => {
            const file = join(folder, `any-${nth}-${Math.random()}.db`);
            const store = openStoreOf(file);
            for (const [index, step] of steps.entries()) {
              if (step === 'each') recordAll(store, oneOfEach(`E${index}`));
              else if (step === 'sent') recordAll(store, sent('S'));
              else if (step === 'checkpoint') store.checkpoint('hour', stamp());
              else store.purge({ customer: 'airpay:S', operator: 'asha', stamp: stamp() });
            }
            store.close();
            expect(verify(file).faults).toEqual([]);
            const rows = everyRow(file);
            const touched = rows[rowAt % rows.length];
            if (touched === undefined) throw new Error('no row');
            const columns = Object.entries(touched.row);
            const [column, value] = columns[columnAt % columns.length] ?? ['', null];
            set(file, touched.table, touched.row, column, value === null ? filled(column) : altered(value));
            expect(seqsOf(file)).toContain(seqOf(touched.table, touched.row));
          },
        ),
        { numRuns: 40 },
      ),
    ));
});
