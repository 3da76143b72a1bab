import { rmSync } from 'node:fs';

/** Deletes a journal with its log. For training alone, whose keys are gone with each run. */
export const discardJournal = (file: string): void => {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
};
