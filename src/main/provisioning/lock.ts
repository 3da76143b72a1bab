import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fail, type Result } from '../../shared/domain/problem.ts';
import type { Clock } from '../ports/clock.ts';
import { makeFolder } from './flushed.ts';

/** The file that is locked: nothing is ever written into it. */
export const LOCK_FILE = 'lock.db';

/** How long whoever comes second waits, and how often it looks, in milliseconds. */
const PATIENCE_MS = 10_000;
const LOOK_MS = 50;

const SQLITE_BUSY = 5;

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;

/** Takes the lock; null while another process, or another import of this one, has it. */
const take = (file: string): DatabaseSync | null => {
  const db = new DatabaseSync(file, { timeout: 0 });
  try {
    // Nothing is written, and so nothing has to be taken back: without this a file of SQLite's would be left by a kill.
    db.exec('PRAGMA journal_mode = MEMORY');
    db.exec('BEGIN EXCLUSIVE');
    return db;
  } catch (error) {
    db.close();
    if (isBusy(error)) return null;
    throw error;
  }
};

/**
 * Does one thing at a time to what was provisioned, in all processes of this user. The lock is SQLite's: the system drops
 * it with its process, however that ends. Problems: `bundle.busy` where somebody else has it for too long,
 * `bundle.not-written` where it cannot be made, and those of the work.
 */
export const inTurn = async <T>(
  folder: string,
  clock: Pick<Clock, 'sleep'>,
  work: () => Promise<Result<T>>,
  patienceMs: number = PATIENCE_MS,
): Promise<Result<T>> => {
  const made = await makeFolder(folder);
  if (!made.ok) return made;
  let held: DatabaseSync | null = null;
  try {
    held = take(join(folder, LOCK_FILE));
    for (let waited = 0; held === null && waited < patienceMs; waited += LOOK_MS) {
      await clock.sleep(LOOK_MS);
      held = take(join(folder, LOCK_FILE));
    }
  } catch {
    return fail('bundle.not-written', { why: 'lock' });
  }
  if (held === null) return fail('bundle.busy');
  try {
    return await work();
  } finally {
    held.close();
  }
};
