import { readFile } from 'node:fs/promises';
import { type ReadSettings, readSettings } from './read-settings.ts';

/** What looking for a configuration gives: one that was read, one that is wrong, or none anywhere. */
export type FoundSettings = (ReadSettings & { readonly file: string }) | { readonly ok: null };

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unreadable';

/** Reads one configuration file. A file that cannot be read is a fault at its first character. */
export const loadSettings = async (file: string): Promise<ReadSettings> => {
  try {
    return readSettings(file, await readFile(file, 'utf8'));
  } catch (error) {
    const message =
      codeOf(error) === 'ENOENT' ? 'there is no such file' : `cannot be read (${codeOf(error)})`;
    return { ok: false, faults: [{ file, line: 1, column: 1, message }] };
  }
};

/** Reads the first configuration that is there: the one that was asked for, or the first of the places. */
export const findSettings = async (
  asked: string | null,
  places: readonly string[],
): Promise<FoundSettings> => {
  if (asked !== null) return { ...(await loadSettings(asked)), file: asked };
  for (const file of places) {
    const read = await loadSettings(file);
    if (!read.ok && read.faults[0]?.message === 'there is no such file') continue;
    return { ...read, file };
  }
  return { ok: null };
};
