import { DatabaseSync } from 'node:sqlite';

/**
 * Takes the lock that is a file, until the process ends; `null` when another process holds it. SQLite's lock is the
 * operating system's: it goes with its process, however that ends.
 */
export const takeLock = (file: string): { release(): void } | null => {
  const lock = new DatabaseSync(file, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return { release: () => lock.close() };
  } catch {
    lock.close();
    return null;
  }
};
