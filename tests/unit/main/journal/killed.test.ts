import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openJournal } from '../../../../src/main/journal/journal.ts';
import { realClock } from '../../../support/clock.ts';
import { realIds } from '../../../support/ids.ts';
import { JOURNAL_WORKER } from '../../../support/journal.ts';
import { fixedJournalKeys } from '../../../support/journal-keys.ts';

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

describe('a program that is killed while it writes', () => {
  it.each([1, 23, 150])('has lost nothing that was acknowledged: killed after %i', async (count) => {
    const folder = mkdtempSync(join(tmpdir(), 'branchdesk-killed-'));
    const file = join(folder, 'journal.db');
    try {
      const acknowledged = await killAfter(file, count);
      expect(acknowledged.length).toBeGreaterThanOrEqual(count);
      const journal = await openJournal({
        file,
        workerFile: JOURNAL_WORKER,
        clock: realClock,
        ids: realIds,
        keys: fixedJournalKeys,
      });
      for (const id of acknowledged) {
        expect(await journal.identities(`customer ${id}`), id).toEqual([{ upstream: 'wm', id }]);
      }
      await journal.close();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
