import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { recordHash } from '../../../../src/main/journal/records/chain.ts';
import { recordsAfter } from '../../../../src/main/journal/records/rows.ts';
import { makeCopies } from '../../../fault-lab/tampering/copies.ts';
import { tryRollbacks } from '../../../fault-lab/tampering/rollback.ts';
import { altered, everyRow, on, seqOf, set } from '../../../fault-lab/tampering/rows.ts';
import { tryDrops, tryEdits, trySwaps } from '../../../fault-lab/tampering/touch.ts';
import { tryAttacks } from '../../../fault-lab/tampering/try-attacks.ts';
import { inFolder, oneOfEach, openStoreOf, recordAll, sent, stamp, verify } from './a-journal.ts';

// Hundreds of copies, each opened and verified.
vi.setConfig({ testTimeout: 120_000 });

const inCopies = (work: (fresh: () => string, original: string) => void): Promise<void> =>
  inFolder((folder) => {
    const { fresh, original } = makeCopies(folder);
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
  it.each([
    ['at every column of every row of every table', tryEdits, 300],
    ['at every row that is dropped; the last one by the head', tryDrops, 45],
    ['at any two rows that are swapped, whole or in one column', trySwaps, 100],
  ] as const)('is found %s, with the record named', (_, attempt, least) =>
    inFolder((folder) => {
      const { tries, found, named, findings } = attempt(makeCopies(folder));
      expect(findings).toEqual([]);
      expect([found, named]).toEqual([tries, tries]);
      expect(tries).toBeGreaterThan(least);
    }),
  );

  it('is found when the end is cut off or an older copy put in its place, by the head and by every later export', () =>
    inFolder(async (folder) => {
      for (const { tries, byHead, againstExports, byExport, findings } of Object.values(
        await tryRollbacks(folder),
      )) {
        expect(findings).toEqual([]);
        expect([byHead, byExport]).toEqual([tries, againstExports]);
        expect(tries).toBeGreaterThan(15);
        expect(againstExports).toBeGreaterThan(15);
      }
    }));

  it('with SQL, before a start or while the journal is open, gets no other answer, and is found or made good', () =>
    inFolder((folder) => {
      const { derived, records } = tryAttacks(folder, 8);
      expect([...derived.findings, ...records.findings]).toEqual([]);
      expect([derived.lies, records.lies]).toEqual([0, 0]);
      expect(derived.madeGood).toBe(derived.tries);
      expect(derived.tries).toBeGreaterThan(40);
      expect(records.refused).toBeGreaterThan(10);
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
            set(file, touched.table, touched.row, column, altered(column, value));
            expect(seqsOf(file)).toContain(seqOf(touched.table, touched.row));
          },
        ),
        { numRuns: 40 },
      ),
    ));
});
