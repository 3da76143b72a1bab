import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../../../src/main/journal/file/database.ts';
import { openJournal } from '../../../../../src/main/journal/journal.ts';
import { createUnavailableJournal } from '../../../../../src/main/journal/through.ts';
import { realClock } from '../../../../support/clock.ts';
import { realIds } from '../../../../support/ids.ts';
import { JOURNAL_WORKER } from '../../../../support/journal.ts';
import { fixedJournalKeys } from '../../../../support/journal-keys.ts';
import { remembered } from '../an-event.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'branchdesk-database-'));
  file = join(folder, 'journal.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (at = file) =>
  openJournal({
    file: at,
    workerFile: JOURNAL_WORKER,
    clock: realClock,
    ids: realIds,
    keys: fixedJournalKeys,
  });

describe('the journal’s database', () => {
  it('is set so that a commit that returned is on disk, and what is deleted is gone', () => {
    const db = openDatabase(file);
    const pragma = (name: string) => Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0];
    expect({
      journal_mode: pragma('journal_mode'),
      synchronous: pragma('synchronous'),
      fullfsync: pragma('fullfsync'),
      checkpoint_fullfsync: pragma('checkpoint_fullfsync'),
      secure_delete: pragma('secure_delete'),
      busy_timeout: pragma('busy_timeout'),
      trusted_schema: pragma('trusted_schema'),
    }).toEqual({
      journal_mode: 'wal',
      synchronous: 2,
      fullfsync: 1,
      checkpoint_fullfsync: 1,
      secure_delete: 1,
      busy_timeout: 5_000,
      trusted_schema: 0,
    });
    db.close();
  });

  it('is refused where it cannot be made so', () => {
    // A database in memory has no write-ahead log.
    expect(() => openDatabase(':memory:')).toThrow('journal_mode');
  });

  it('keeps everything when it is opened again', async () => {
    const first = await open();
    await first.append(remembered('a'));
    for (const name of readdirSync(folder))
      expect(statSync(join(folder, name)).mode & 0o777, name).toBe(0o600);
    await first.close();
    const again = await open();
    expect(await again.identities('a')).toEqual([{ upstream: 'wm', id: '77' }]);
    await again.close();
    expect(readdirSync(folder)).toEqual(['journal.db']);
  });

  it('of a newer version is refused and left as it is', async () => {
    const newer = new DatabaseSync(file);
    newer.exec('PRAGMA user_version = 99');
    newer.close();
    await expect(open()).rejects.toThrow('newer version (schema 99');
    const after = new DatabaseSync(file);
    expect(after.prepare('PRAGMA user_version').get()).toEqual({ user_version: 99 });
    after.close();
  });

  it('that is no database is refused and left as it is', async () => {
    writeFileSync(file, 'this is not a database, and long enough to be taken for one. '.repeat(40));
    const before = readFileSync(file);
    await expect(open()).rejects.toThrow('not a database');
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('that cannot be opened is refused', async () => {
    mkdirSync(file);
    await expect(open()).rejects.toThrow('unable to open');
    await expect(open(join(folder, 'nowhere', 'journal.db'))).rejects.toThrow('unable to open');
  });

  it('is missed in every answer when there is none', async () => {
    const none = createUnavailableJournal();
    await expect(none.append(remembered('a'))).rejects.toThrow('not available');
    await expect(none.activity('a', 1)).rejects.toThrow('not available');
    await expect(none.identities('a')).rejects.toThrow('not available');
    await none.close();
  });
});

describe('a row that somebody altered while the journal was open', () => {
  it('is without effect: what is told comes from the records', async () => {
    const journal = await open();
    const other = new DatabaseSync(file);
    await journal.append(remembered('a'));
    for (const statement of ["UPDATE identities SET upstream = 'elsewhere'", 'DELETE FROM identities']) {
      other.exec(statement);
      expect(await journal.identities('a'), statement).toEqual([{ upstream: 'wm', id: '77' }]);
    }
    other.close();
    await journal.close();
  });
});
