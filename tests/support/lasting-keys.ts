import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { JournalKeys } from '../../src/main/journal/keys/keys.ts';
import { fixedJournalKeys } from './journal-keys.ts';

const Head = v.strictObject({ journal: v.string(), seq: v.number(), hash: v.string() });

/** Where a keychain that outlives its program keeps how far the journal has come. */
const headFile = (folder: string): string => join(folder, 'head.json');

/** Keys that are the same in every program, with a head that outlives it. */
export const lastingKeys = (folder: string): JournalKeys => {
  const file = headFile(folder);
  const known = existsSync(file)
    ? v.parse(v.pipe(v.string(), v.parseJson(), Head), readFileSync(file, 'utf8'))
    : fixedJournalKeys.known;
  return {
    ...fixedJournalKeys,
    known,
    saveHead: async (head) => {
      writeFileSync(`${file}.new`, JSON.stringify(v.parse(Head, { ...fixedJournalKeys.known, ...head })));
      renameSync(`${file}.new`, file);
    },
  };
};
