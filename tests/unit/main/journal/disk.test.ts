import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { journalErrorOf, journalProblem } from '../../../../src/main/journal/faults.ts';
import { openStore, type Store } from '../../../../src/main/journal/store.ts';
import { fixedJournalKeys } from '../../../support/journal-keys.ts';
import { inFolder, openStoreOf, recordAll, sent, stamp, verify } from './a-journal.ts';
import { remembered } from './an-event.ts';

const idsOf = (store: Store, customer: string) => store.answer({ ask: 'identities', customer });

/** Records one event after another until the disk takes no more; what it said, and what it had taken. */
const fillUp = (store: Store): { readonly why: string; readonly taken: readonly string[] } => {
  const taken: string[] = [];
  for (let at = 0; at < 5_000; at += 1) {
    try {
      recordAll(store, [remembered(`c${at}`, String(at))]);
      taken.push(`c${at}`);
    } catch (error) {
      return { why: journalErrorOf(error).why, taken };
    }
  }
  throw new Error('the disk was never full');
};

describe('a disk that is full', () => {
  it('is told, loses nothing that was acknowledged, and works again once there is space', () =>
    inFolder((folder) => {
      const file = join(folder, 'journal.db');
      const store = openStoreOf(file);
      store.db.exec('PRAGMA max_page_count = 60');
      const { why, taken } = fillUp(store);
      expect(why).toBe('full');
      expect(taken.length).toBeGreaterThan(50);
      expect(() => store.checkpoint('hour', stamp())).toThrow('full');
      for (const customer of taken) expect(idsOf(store, customer)).toHaveLength(1);
      store.db.exec('PRAGMA max_page_count = 100000');
      recordAll(store, [remembered('after', '1')]);
      store.checkpoint('end', stamp());
      store.close();
      const again = openStoreOf(file);
      for (const customer of [...taken, 'after']) expect(idsOf(again, customer)).toHaveLength(1);
      again.close();
      expect(verify(file).faults).toEqual([]);
    }));

  it('refuses all of what belongs together, or takes all of it', () =>
    inFolder((folder) => {
      const file = join(folder, 'journal.db');
      const store = openStoreOf(file);
      store.db.exec('PRAGMA max_page_count = 60');
      fillUp(store);
      const before = store.head();
      const many = Array.from({ length: 50 }, () => ({ ...stamp(), event: remembered('many') }));
      expect(() => store.record(many)).toThrow('full');
      expect(store.head()).toEqual(before);
      expect(idsOf(store, 'many')).toEqual([]);
      store.close();
      expect(verify(file).faults).toEqual([]);
    }));
});

it('a disk that takes no more bytes of a file: the app is told, and what was acknowledged is there', () =>
  inFolder(async (folder) => {
    const file = join(folder, 'journal.db');
    const child = join(import.meta.dirname, 'limited-child.ts');
    const { stdout } = await promisify(execFile)('bash', [
      '-c',
      'ulimit -f 512; exec "$0" "$@"',
      process.execPath,
      child,
      file,
    ]);
    const told: { acknowledged: number; why: string; first: string } = JSON.parse(stdout);
    expect(told.why).toMatch(/^(io|full)$/);
    expect(told.acknowledged).toBeGreaterThan(10);
    expect(told.first).toBe('0');
    const store = openStoreOf(file);
    for (let at = 0; at < told.acknowledged; at += 1) {
      expect(idsOf(store, `customer ${at}`), `customer ${at}`).toHaveLength(1);
    }
    recordAll(store, [remembered('after')]);
    store.close();
    expect(verify(file).faults).toEqual([]);
  }));

it('a disk that became read-only is told, and reading goes on', () =>
  inFolder((folder) => {
    const store = openStoreOf(join(folder, 'journal.db'));
    recordAll(store, [remembered('a')]);
    store.db.exec('PRAGMA query_only = 1');
    let thrown: unknown = null;
    try {
      recordAll(store, [remembered('b')]);
    } catch (error) {
      thrown = error;
    }
    expect(journalProblem(thrown)).toEqual({ code: 'journal.unavailable', data: { why: 'read-only' } });
    expect(idsOf(store, 'a')).toHaveLength(1);
    store.db.exec('PRAGMA query_only = 0');
    recordAll(store, [remembered('b')]);
    store.close();
  }));

describe('a log that was torn in the middle of a commit', () => {
  it.each(['cut off', 'overwritten'])('has all of that commit or none of it, and all before: %s', (how) =>
    inFolder((folder) => {
      const file = join(folder, 'journal.db');
      const store = openStoreOf(file);
      recordAll(store, sent('A'));
      const known = store.head();
      const before = readFileSync(`${file}-wal`).length;
      const batch = sent('B').map((event) => ({ ...stamp(), event }));
      store.record(batch);
      const wal = readFileSync(`${file}-wal`);
      // The database as it is before its log is put into it.
      const database = readFileSync(file);
      const torn = join(folder, 'torn.db');
      store.close();
      expect(wal.length).toBeGreaterThan(before + 4_096);
      const step = Math.ceil((wal.length - before) / 40);
      const found = new Set<number>();
      const cuts = Array.from({ length: 40 }, (_, index) => before + index * step);
      for (const at of [...cuts.filter((cut) => cut < wal.length), wal.length]) {
        const left =
          how === 'cut off'
            ? wal.subarray(0, at)
            : Buffer.concat([wal.subarray(0, at), Buffer.alloc(wal.length - at, 0xaa)]);
        writeFileSync(torn, database);
        writeFileSync(`${torn}-wal`, left);
        const { secrets } = fixedJournalKeys;
        const opened = openStore({ file: torn, secrets, known, stamp: stamp() });
        const { seq } = opened.head();
        expect([known.seq, known.seq + batch.length]).toContain(seq);
        found.add(seq);
        recordAll(opened, [remembered('after')]);
        opened.close();
        expect(verify(torn, known).faults).toEqual([]);
      }
      expect(found.size).toBe(2);
    }),
  );
});
