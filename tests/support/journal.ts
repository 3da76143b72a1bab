import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createMemoryKeychain } from '../../src/main/credentials/keychain/memory-keychain.ts';
import { type Journal, type JournalCare, openJournal } from '../../src/main/journal/journal.ts';
import { unlock } from '../../src/main/journal/keys/unlock.ts';
import { readEvent } from '../../src/main/journal/records/read-body.ts';
import { recordsAfter } from '../../src/main/journal/records/rows.ts';
import type { Clock } from '../../src/main/ports/clock.ts';
import type { Keychain } from '../../src/main/ports/keychain.ts';
import { realClock } from './clock.ts';
import { realIds } from './ids.ts';
import { journalKeys } from './journal-keys.ts';

/** The journal's worker, as it runs from source. */
export const JOURNAL_WORKER = new URL('../../src/main/journal/worker.ts', import.meta.url);

/** A real journal in a folder of its own, and a second connection to look at what is on disk. */
export interface TestJournal {
  readonly journal: Journal & JournalCare;
  readonly file: string;
  readonly folder: string;
  readonly keychain: Keychain;
  /** What the app had recorded, oldest first, without what the journal records of itself. */
  events(): readonly { readonly type: string; readonly [key: string]: unknown }[];
  /** Runs statements from a second connection. */
  sql(statements: string): void;
  /** Makes every write fail from now on, as a full disk would. */
  fill(): void;
  /** Ends the failing. */
  empty(): void;
  close(): Promise<void>;
}

/** Opens a journal in a temporary folder. */
export const openTestJournal = async (clock: Clock = realClock): Promise<TestJournal> => {
  const folder = mkdtempSync(join(tmpdir(), 'branchdesk-journal-'));
  const file = join(folder, 'journal.db');
  const keychain = createMemoryKeychain();
  const keys = await journalKeys(file, keychain);
  const journal = await openJournal({ file, workerFile: JOURNAL_WORKER, clock, ids: realIds, keys });
  const second = new DatabaseSync(file, { timeout: 5_000 });
  const unlocked = unlock(second, keys.secrets);
  return {
    journal,
    file,
    folder,
    keychain,
    events: () =>
      [...recordsAfter(second, 0)]
        .filter(({ type }) => !type.startsWith('journal.'))
        .map((record) => ({ ...readEvent(unlocked, record) })),
    sql: (statements) => second.exec(statements),
    fill: () =>
      second.exec("CREATE TRIGGER full BEFORE INSERT ON events BEGIN SELECT RAISE(ABORT, 'disk full'); END"),
    empty: () => second.exec('DROP TRIGGER full'),
    close: async () => {
      second.close();
      await journal.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
