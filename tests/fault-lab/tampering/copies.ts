import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeJournal } from '../../unit/main/journal/a-journal.ts';

/** A journal with some of everything, and as many fresh copies of it as are asked for. */
export interface Copies {
  readonly original: string;
  fresh(): string;
}

/** Makes the journal in a folder. A copy lives until four more were asked for. */
export const makeCopies = (folder: string): Copies => {
  const original = join(folder, 'original.db');
  makeJournal(original);
  let count = 0;
  return {
    original,
    fresh: () => {
      count += 1;
      const copy = join(folder, `copy-${count % 4}.db`);
      copyFileSync(original, copy);
      return copy;
    },
  };
};
