import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/** Bytes that a file which is read whole may have, unless its reader says otherwise. */
const MOST_BYTES = 1_048_576;

/** The text of a file, or in words why there is none. */
type PlainFile =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly message: string };

const refusal = (message: string): PlainFile => ({ ok: false, message });

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unreadable';

const tooLarge = (bytes: number): string => `is larger than ${bytes / 1_048_576} MiB`;

/** Opening a pipe would otherwise wait for somebody to write, and a terminal would become this program's own. */
const FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0);

const readAll = async (handle: FileHandle, mostBytes: number): Promise<PlainFile> => {
  const bytes = Buffer.alloc(mostBytes + 1);
  let length = 0;
  // A file may grow while it is read.
  while (length < bytes.length) {
    const { bytesRead } = await handle.read(bytes, length, bytes.length - length, length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return length > mostBytes
    ? refusal(tooLarge(mostBytes))
    : { ok: true, text: bytes.toString('utf8', 0, length) };
};

/** What may be asked about an open file before it is read: gives what is wrong with it, or `null`. */
export type FileCheck = (file: string, handle: FileHandle) => Promise<string | null>;

/** An open file, or in words why there is none. */
type Opened =
  | { readonly ok: true; readonly handle: FileHandle }
  | { readonly ok: false; readonly message: string };

const wordsOf = (error: unknown): string => {
  const code = codeOf(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'there is no such file';
  // A socket cannot be opened, nor a pipe that nobody reads.
  return code === 'ENXIO' ? 'is not a plain file' : `cannot be read (${code})`;
};

/**
 * Opens a file to be read. Takes plain files and nothing that could make a reader wait or go on without end: no pipe,
 * device, socket or folder. The handle is the caller's to close.
 */
export const openPlainFile = async (file: string, check?: FileCheck): Promise<Opened> => {
  let handle: FileHandle | null = null;
  let message: string | null = null;
  try {
    handle = await open(file, FLAGS);
    const stats = await handle.stat();
    if (stats.isDirectory()) message = 'cannot be read (EISDIR)';
    else if (!stats.isFile()) message = 'is not a plain file';
    else message = (await check?.(file, handle)) ?? null;
    if (message === null) return { ok: true, handle };
  } catch (error) {
    message = wordsOf(error);
  }
  await handle?.close();
  return { ok: false, message };
};

/** Reads a plain file whole, as text. The file is opened once, so that what was checked is what is read. */
export const readPlainFile = async (
  file: string,
  { mostBytes = MOST_BYTES, check }: { readonly mostBytes?: number; readonly check?: FileCheck } = {},
): Promise<PlainFile> => {
  const opened = await openPlainFile(file, check);
  if (!opened.ok) return opened;
  const { handle } = opened;
  try {
    const { size } = await handle.stat();
    return size > mostBytes ? refusal(tooLarge(mostBytes)) : await readAll(handle, mostBytes);
  } catch (error) {
    return refusal(wordsOf(error));
  } finally {
    await handle.close();
  }
};
