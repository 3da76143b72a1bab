import { readPlainFile } from '../ports/plain-file.ts';
import { faultAt, faulty, found, type OrFaults } from './or-faults.ts';

/** What a line holds, or in words what is wrong with it. */
type ReadLine<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: string };

/** More faults than anybody reads. */
const MOST_FAULTS = 100;

/** A file of as many device cards as a bundle takes, with remarks. */
const MOST_BYTES = 4 * 1_048_576;

/**
 * Reads a file that lists one thing a line; blank lines, and what follows a `#` at the beginning of a line or after a
 * blank, say nothing. Every wrong line is told, and one that says the same as a line before.
 * @param keyOf tells two things apart
 */
export const readLines = async <T>(
  file: string,
  read: (line: string) => ReadLine<T>,
  keyOf: (value: T) => string,
): Promise<OrFaults<readonly T[]>> => {
  const text = await readPlainFile(file, { mostBytes: MOST_BYTES });
  if (!text.ok) return faulty(faultAt(file, text.message));
  const all: T[] = [];
  const faults: string[] = [];
  const lines = new Map<string, number>();
  for (const [at, whole] of text.text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const line = whole.replace(/(^|\s)#.*$/, '').trim();
    if (line === '') continue;
    const one = read(line);
    if (!one.ok) {
      faults.push(faultAt(file, one.why, at + 1));
      continue;
    }
    const key = keyOf(one.value);
    const before = lines.get(key);
    if (before !== undefined) faults.push(faultAt(file, `says the same as line ${before}`, at + 1));
    else {
      lines.set(key, at + 1);
      all.push(one.value);
    }
  }
  if (faults.length > 0) return faulty(...faults.slice(0, MOST_FAULTS));
  return all.length > 0 ? found(all) : faulty(faultAt(file, 'holds nothing but remarks'));
};
