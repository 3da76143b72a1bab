import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * The bytes of a text as base64, wherever it begins in what was encoded: without the signs at its ends that depend on what
 * stands beside it.
 */
const inBase64 = (bytes: Buffer): readonly string[] =>
  [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const first = Math.ceil((before * 8) / 6);
    const whole = Math.floor(((before + bytes.length) * 8) / 6);
    return text.slice(first, whole);
  });

/** A text as it may stand in a file, by the name of how it is written there. */
export const writtenAs = (value: string): readonly (readonly [how: string, bytes: Buffer])[] => {
  const bytes = Buffer.from(value);
  const wide = Buffer.from(value, 'utf16le');
  return [
    ['as it is', bytes],
    ['in UTF-16', wide],
    ['in UTF-16, the other way', Buffer.from(wide).swap16()],
    ['in hex', Buffer.from(bytes.toString('hex'))],
    ['in capital hex', Buffer.from(bytes.toString('hex').toUpperCase())],
    ['in hex of UTF-16', Buffer.from(wide.toString('hex'))],
    ['percent-encoded', Buffer.from(encodeURIComponent(value))],
    ...inBase64(bytes).map((text, at) => [`in base64 at ${at}`, Buffer.from(text)] as const),
    ...inBase64(wide).map((text, at) => [`in base64 of UTF-16 at ${at}`, Buffer.from(text)] as const),
  ];
};

/** All plain files below a folder. What goes while it is looked at is not there. */
const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(path);
    return entry.isFile() ? [path] : [];
  });

const bytesOf = (file: string): Buffer => {
  try {
    return statSync(file).size > 512 * 1_048_576 ? Buffer.alloc(0) : readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
};

/** Where any of the values stands in the files of a folder, however it is written there: the file, and how. */
export const foundInFiles = (folder: string, values: readonly string[]): readonly string[] => {
  const wanted = values.flatMap((value) => writtenAs(value));
  return filesIn(folder).flatMap((file) => {
    const bytes = bytesOf(file);
    return wanted
      .filter(([, text]) => text.length > 3 && bytes.includes(text))
      .map(([how, text]) => `${relative(folder, file)}: ${text.toString('latin1')}, ${how}`);
  });
};
