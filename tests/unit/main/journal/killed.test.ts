import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openJournal } from '../../../../src/main/journal/journal.ts';
import { realClock } from '../../../support/clock.ts';
import { realIds } from '../../../support/ids.ts';
import { JOURNAL_WORKER } from '../../../support/journal.ts';
import { lastingKeys } from '../../../support/lasting-keys.ts';
import { inFolder, verify } from './a-journal.ts';

const CHILD = fileURLToPath(new URL('./appending-child.ts', import.meta.url));

/** Lets a program append until it has told so many acknowledgements, and kills it in the middle of its work. */
const killAfter = async (file: string, count: number): Promise<readonly string[]> => {
  const child = spawn(process.execPath, [CHILD, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  let told = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    told += text;
    if (told.split('\n').length > count) child.kill('SIGKILL');
  });
  await once(child, 'close');
  // Without the last line: it may have been cut.
  return told.split('\n').slice(0, -1);
};

/** Cuts off every record behind one, with all that follows from them: what is left is a journal that was once so. */
const cutBehind = (file: string, seq: number): void => {
  const db = new DatabaseSync(file);
  db.exec(
    ['events', 'record_keys', 'identities']
      .map((table) => `DELETE FROM ${table} WHERE seq > ${seq}`)
      .join(';'),
  );
  db.close();
};

describe('a program that is killed while it writes', () => {
  it.each([1, 23, 150])('has lost nothing that was acknowledged: killed after %i', (count) =>
    inFolder(async (folder) => {
      const file = join(folder, 'journal.db');
      const acknowledged = await killAfter(file, count);
      expect(acknowledged.length).toBeGreaterThanOrEqual(count);
      const keys = lastingKeys(folder);
      const journal = await openJournal({
        ...{ file, workerFile: JOURNAL_WORKER, clock: realClock, ids: realIds, keys },
      });
      for (const id of acknowledged) {
        expect(await journal.identities(`customer ${id}`), id).toEqual([{ upstream: 'wm', id }]);
      }
      await journal.close();
    }),
  );

  it.each([1, 13, 60])('leaves a keychain that knows what is cut off then: killed after %i', (count) =>
    inFolder(async (folder) => {
      const file = join(folder, 'journal.db');
      const acknowledged = await killAfter(file, count);
      const { known } = lastingKeys(folder);
      expect(verify(file, known).faults).toEqual([]);
      // The start's checkpoint is the first record.
      expect(known.seq).toBeGreaterThan(acknowledged.length);
      for (const kept of [known.seq - 1, 1]) {
        cutBehind(file, kept);
        expect(verify(file, known).faults).toEqual([
          { seq: known.seq, what: 'the record is missing; the keychain knows it' },
        ]);
      }
    }),
  );
});
