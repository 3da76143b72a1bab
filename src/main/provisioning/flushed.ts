import { mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fail, ok, type Result } from '../../shared/domain/problem.ts';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';

/** Has what happened to the names in a folder on disk. Windows has no such call, and needs none. */
const flushFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const write = async (file: string, text: string): Promise<void> => {
  const handle = await open(file, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const written = async (work: () => Promise<void>): Promise<Result<null>> => {
  try {
    await work();
    return ok(null);
  } catch (error) {
    return fail('bundle.not-written', { why: codeOf(error) });
  }
};

/** Makes a folder that only this user can look into. Problems: `bundle.not-written` with the system's code as `why`. */
export const makeFolder = (folder: string): Promise<Result<null>> =>
  written(async () => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  });

/** Writes a file that nothing names yet, and has it on disk. Problems: `bundle.not-written`. */
export const writeFlushed = (file: string, text: string): Promise<Result<null>> =>
  written(async () => {
    await write(file, text);
    await flushFolder(dirname(file));
  });

/**
 * Puts a text in the place of a file, in one step: whoever reads it finds the one before or this one, whole. Problems:
 * `bundle.not-written`; the file is then as it was.
 */
export const replaceFlushed = (file: string, text: string): Promise<Result<null>> =>
  written(async () => {
    await write(`${file}.new`, text);
    await rename(`${file}.new`, file);
    await flushFolder(dirname(file));
  });
