import { accessSync, constants, existsSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const OLDEST_SQLITE = [3, 45, 0] as const;

const assertVersion = (db: DatabaseSync): void => {
  const version = String(db.prepare('SELECT sqlite_version() AS version').get()?.version);
  const parts = version.split('.').map(Number);
  const difference = OLDEST_SQLITE.map((wanted, at) => (parts[at] ?? 0) - wanted).find((d) => d !== 0) ?? 0;
  if (difference < 0) throw new Error(`SQLite ${version} is older than ${OLDEST_SQLITE.join('.')}`);
};

/** What the database has to be set to; what a file system does not support is silently left as it was. */
const REQUIRED = {
  journal_mode: 'wal',
  synchronous: 2,
  fullfsync: 1,
  checkpoint_fullfsync: 1,
  secure_delete: 1,
  trusted_schema: 0,
} as const;

const assertSettings = (db: DatabaseSync): void => {
  for (const [pragma, wanted] of Object.entries(REQUIRED)) {
    const [is] = Object.values(db.prepare(`PRAGMA ${pragma}`).get() ?? {});
    if (is !== wanted) throw new Error(`the journal's ${pragma} is ${is} and has to be ${wanted}`);
  }
};

/** SQLite says of what may not be written only that it cannot be opened; the system says why. */
const assertWritable = (file: string): void => {
  for (const path of [dirname(file), file]) if (existsSync(path)) accessSync(path, constants.W_OK);
};

/**
 * Opens the journal's database so that a commit that returned is on disk: WAL, synchronous FULL, and on macOS
 * a full flush of the drive's own cache. Throws when it cannot be opened or cannot be made so.
 */
export const openDatabase = (file: string): DatabaseSync => {
  assertWritable(file);
  const db = new DatabaseSync(file, { enableForeignKeyConstraints: true, timeout: 5_000 });
  try {
    assertVersion(db);
    for (const [pragma, value] of Object.entries(REQUIRED)) db.exec(`PRAGMA ${pragma} = ${value}`);
    assertSettings(db);
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
};

/** Deletes a journal with its log. For training alone, whose keys are gone with each run. */
export const discardJournal = (file: string): void => {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
};
