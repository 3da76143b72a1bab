import { copyFileSync, linkSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { JournalError } from '../faults.ts';

const statOf = (file: string) => statSync(file, { throwIfNoEntry: false });

/**
 * Refuses a path at which something other than a file stands: opening anything else, such as a pipe, may wait for ever.
 */
export const assertFile = (file: string): void => {
  const found = statOf(file);
  if (found !== undefined && !found.isFile()) {
    throw new JournalError('unreadable', 'unable to open the journal: it is no file');
  }
};

/** Whether nothing stands there yet, or a file that nobody wrote into. */
export const isEmpty = (file: string): boolean =>
  (statOf(file)?.size ?? 0) === 0 && (statOf(`${file}-wal`)?.size ?? 0) === 0;

/** The same file under another name, where SQLite makes what it needs beside it. */
const beside = <T>(file: string, work: (twin: string) => T): T => {
  const folder = mkdtempSync(join(dirname(file), '.look-'));
  const twin = join(folder, 'twin.db');
  try {
    try {
      linkSync(file, twin);
    } catch {
      copyFileSync(file, twin);
    }
    copyFileSync(`${file}-wal`, `${twin}-wal`);
    return work(twin);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Times that a look is repeated where another program may have written meanwhile. */
const TRIES = 3;

/**
 * Looks into a database and its log, and leaves every byte and every file as it is. Throws what SQLite throws, and what
 * `work` throws.
 */
export const peekInto = <T>(file: string, work: (db: DatabaseSync) => T): T => {
  assertFile(file);
  const look = (location: string | URL): T => {
    const db = new DatabaseSync(location, { readOnly: true, timeout: 5_000 });
    try {
      return work(db);
    } finally {
      db.close();
    }
  };
  if ((statOf(`${file}-wal`)?.size ?? 0) === 0) {
    const url = pathToFileURL(file);
    url.searchParams.set('immutable', '1');
    return look(url);
  }
  for (let nth = 1; ; nth += 1) {
    try {
      return beside(file, look);
    } catch (error) {
      if (nth >= TRIES || statOf(`${file}-shm`) === undefined) throw error;
    }
  }
};
