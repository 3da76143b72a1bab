import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import type { JournalEvent } from '../../../../src/main/journal/events.ts';
import { exportJournal } from '../../../../src/main/journal/export/export.ts';
import { verifyExport } from '../../../../src/main/journal/export/verify-export.ts';
import { VERSION_1 } from '../../../../src/main/journal/file/schema.ts';
import { openStore } from '../../../../src/main/journal/store.ts';
import { storedEvent } from '../../../../src/main/journal/stored/keys.ts';
import { realClock } from '../../../support/clock.ts';
import { hits } from '../../../support/disguises.ts';
import { realIds } from '../../../support/ids.ts';
import { fixedJournalKeys } from '../../../support/journal-keys.ts';
import { createPlanter, eventsWith } from '../../../support/planted-events.ts';
import { inFolder, openStoreOf, recordAll, stamp, verify } from './a-journal.ts';

describe('what is recorded of a customer', () => {
  it('is not in the database, its log or an export; it is in an export that was asked for it', () =>
    inFolder(async (folder) => {
      const { planted, plant } = createPlanter();
      const file = join(folder, 'journal.db');
      const store = openStoreOf(file);
      recordAll(store, eventsWith(plant));
      expect(planted.length).toBeGreaterThan(60);
      // While it is open, most stands in the log.
      expect(readFileSync(`${file}-wal`).length).toBeGreaterThan(10_000);
      for (const suffix of ['', '-wal', '-shm'])
        expect(hits(`${file}${suffix}`, planted), suffix).toEqual([]);
      store.close();
      expect(hits(file, planted)).toEqual([]);

      const exported = async (values: boolean): Promise<string> => {
        const to = join(folder, `${values}.jsonl`);
        await exportJournal({
          ...{ file, to, values, keys: fixedJournalKeys },
          ...{ operator: 'asha', clock: realClock, ids: realIds },
        });
        return to;
      };
      expect(hits(await exported(false), planted)).toEqual([]);
      const withValues = await exported(true);
      expect(hits(withValues, planted)).toEqual(planted);
      expect((await verifyExport(withValues)).faults).toEqual([]);
      // Nor are the keys themselves in any of them.
      const { master, device } = fixedJournalKeys.secrets;
      for (const at of [file, withValues]) expect(hits(at, [master, device.subarray(-32)])).toEqual([]);
    }));

  it('cannot be opened once it is purged, by nobody who has the master key', () =>
    inFolder(async (folder) => {
      const { planted, plant } = createPlanter();
      const file = join(folder, 'journal.db');
      const store = openStoreOf(file);
      const events = eventsWith(plant);
      recordAll(store, events);
      const [, intended] = events;
      if (intended?.type !== 'attempt.intended') throw new Error('no intent');
      for (const { change } of intended.recorded) {
        const event = {
          type: 'change.concluded',
          changeId: change.id,
          outcome: 'rejected',
          reason: null,
          notes: [],
        };
        recordAll(store, [event as JournalEvent]);
      }
      const keys = store.db
        .prepare(
          'SELECT hex(wrapped) AS wrapped FROM record_keys k JOIN events e ON e.seq = k.seq WHERE e.customer IS NOT NULL',
        )
        .all()
        .map(({ wrapped }) => Buffer.from(String(wrapped), 'hex'));
      store.purge({
        customer: intended.recorded[0]?.change.customer.key ?? '',
        operator: 'asha',
        stamp: stamp(),
      });
      store.close();
      // Not a wrapped key of them is left, neither in the file's free space nor in its log.
      expect(keys.length).toBeGreaterThan(10);
      for (const suffix of ['', '-wal']) {
        const bytes = existsSync(`${file}${suffix}`) ? readFileSync(`${file}${suffix}`) : Buffer.alloc(0);
        expect(keys.filter((key) => bytes.includes(key))).toEqual([]);
      }
      expect(verify(file).faults).toEqual([]);
      const to = join(folder, 'export.jsonl');
      await exportJournal({
        ...{ file, to, values: true, keys: fixedJournalKeys },
        ...{ operator: 'asha', clock: realClock, ids: realIds },
      });
      // What was asked for in a search across customers is nobody's.
      const [searched = ''] = planted.slice(-1);
      expect(hits(to, planted)).toEqual([searched]);
      expect((await verifyExport(to)).faults).toEqual([]);
    }));
});

describe('a journal of version 1, which was in plain', () => {
  it('becomes a chain of encrypted records with the same ids and times, and nothing of it stays in plain', () =>
    inFolder((folder) => {
      const { planted, plant } = createPlanter();
      const file = join(folder, 'journal.db');
      const old = new DatabaseSync(file);
      old.exec('PRAGMA journal_mode = wal; PRAGMA secure_delete = 1');
      old.exec(`${VERSION_1}; PRAGMA user_version = 1`);
      const insert = old.prepare('INSERT INTO events (id, at, type, body) VALUES (?, ?, ?, ?)');
      const rows = eventsWith(plant).map((event) => ({ ...stamp(), event }));
      for (const { id, at, event } of rows)
        insert.run(id, at, event.type, JSON.stringify(storedEvent(event)));
      old.exec(
        `INSERT INTO identities (customer, upstream, id) VALUES ('${planted[0]}', 'wm', '${planted[1]}')`,
      );
      old.close();
      expect(hits(file, planted)).toEqual(planted);

      const { secrets, known } = fixedJournalKeys;
      const store = openStore({ file, secrets, known, stamp: stamp() });
      const [, intended] = rows;
      if (intended?.event.type !== 'attempt.intended') throw new Error('no intent');
      const { recorded } = intended.event;
      expect(store.answer({ ask: 'change', changeId: recorded[0]?.change.id ?? '' })).toMatchObject({
        ...{ recorded: recorded[0], outcome: 'rejected', at: intended.at },
      });
      expect(store.db.prepare('SELECT id, at FROM events ORDER BY seq').all()).toEqual(
        rows.map(({ id, at }) => ({ id, at })),
      );
      for (const suffix of ['', '-wal']) expect(hits(`${file}${suffix}`, planted), suffix).toEqual([]);
      store.close();
      expect(hits(file, planted)).toEqual([]);
      expect(verify(file).faults).toEqual([]);
    }));

  it('stays as it is when one event of it cannot be read', () =>
    inFolder((folder) => {
      const file = join(folder, 'journal.db');
      const old = new DatabaseSync(file);
      old.exec(`${VERSION_1}; PRAGMA user_version = 1`);
      old.exec("INSERT INTO events (id, at, type, body) VALUES ('a', 1, 'x', '{}')");
      old.close();
      const { secrets, known } = fixedJournalKeys;
      expect(() => openStore({ file, secrets, known, stamp: stamp() })).toThrow();
      const after = new DatabaseSync(file);
      expect(after.prepare('SELECT id, body FROM events').all()).toEqual([{ id: 'a', body: '{}' }]);
      expect(after.prepare('PRAGMA user_version').get()).toEqual({ user_version: 1 });
      after.close();
    }));
});
