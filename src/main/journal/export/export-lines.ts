import type { FileHandle } from 'node:fs/promises';

/** Bytes of the longest line that is read: some times as long as any that is written. */
const MOST_LINE_BYTES = 8 * 1024 * 1024;

const LINE_FEED = 0x0a;

/**
 * The lines of a file, one at a time, without their line ends; `null` in the place of one that is too long, and then no
 * more. Rejects when the file cannot be read.
 */
export async function* linesOf(file: FileHandle): AsyncGenerator<string | null> {
  let parts: Buffer[] = [];
  let length = 0;
  const line = (): string => Buffer.concat(parts).toString('utf8').replace(/\r$/, '');
  for await (const chunk of file.createReadStream()) {
    let rest: Buffer = chunk;
    for (let at = rest.indexOf(LINE_FEED); at >= 0; at = rest.indexOf(LINE_FEED)) {
      parts.push(rest.subarray(0, at));
      if (length + at > MOST_LINE_BYTES) return yield null;
      yield line();
      parts = [];
      length = 0;
      rest = rest.subarray(at + 1);
    }
    parts.push(rest);
    length += rest.length;
    if (length > MOST_LINE_BYTES) return yield null;
  }
  if (length > 0) yield line();
}
