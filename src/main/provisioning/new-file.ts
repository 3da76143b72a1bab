import { closeSync, fsyncSync, linkSync, lstatSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';

/** Whether anything has a name, be it a link that leads nowhere. */
const isThere = (file: string): boolean => lstatSync(file, { throwIfNoEntry: false }) !== undefined;

/** Gives a file its name, unless something has that name. A file system without links cannot do both in one step. */
const giveName = (part: string, file: string): void => {
  try {
    linkSync(part, file);
    rmSync(part, { force: true });
  } catch (error) {
    if (isThere(file)) throw error;
    renameSync(part, file);
  }
};

/**
 * Writes a file that is not there yet, under its name once it is whole and on disk: nothing is ever overwritten. Gives why
 * it could not: `exists`, or the system's code; null: it is written.
 */
export const writeNewFile = (file: string, text: string): string | null => {
  if (isThere(file)) return 'exists';
  const part = `${file}.${process.pid}.part`;
  try {
    const fd = openSync(part, 'wx', 0o600);
    try {
      writeSync(fd, text);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    giveName(part, file);
    return null;
  } catch (error) {
    rmSync(part, { force: true });
    return isThere(file) ? 'exists' : codeOf(error);
  }
};
