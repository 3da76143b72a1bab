import { DatabaseSync } from 'node:sqlite';

/** SQLite's result code for a lock that somebody else holds. */
const BUSY = 5;

const isHeld = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && error.errcode === BUSY;

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : 'unknown error');

/**
 * Takes the lock that is a file, until the process ends; `null` when another process holds it. SQLite's lock is the
 * operating system's: it goes with its process, however that ends. Throws what else is wrong with the file or its disk.
 */
export const takeLock = (file: string): { release(): void } | null => {
  let lock: DatabaseSync | null = null;
  try {
    lock = new DatabaseSync(file, { timeout: 0 });
    lock.exec('BEGIN EXCLUSIVE');
    const held = lock;
    return { release: () => held.close() };
  } catch (error) {
    lock?.close();
    if (isHeld(error)) return null;
    throw new Error(`The profile cannot be locked with ${file}: ${reasonOf(error)}`);
  }
};
