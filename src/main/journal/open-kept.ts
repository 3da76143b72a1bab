import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { EntriesByName } from '../ports/keychain.ts';
import { type Journal, type JournalCare, openJournal } from './journal.ts';
import { loadJournalKeys } from './keys/keys.ts';
import type { Differences } from './projections/derived.ts';

/** Milliseconds between checkpoints. */
const HOUR_MS = 3_600_000;

/**
 * Opens the journal of `file` with the keys of the keychain, in a folder that is made when it is not there, and signs a
 * checkpoint each hour until it is closed.
 * Throws `JournalError` when that cannot be; then nothing may be sent.
 */
export const openKeptJournal = async (options: {
  readonly file: string;
  readonly workerFile: string | URL;
  readonly keychain: EntriesByName;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly onRebuilt?: (differences: Differences) => void;
  /** Told that its thread ended by itself. */
  readonly onEnded?: () => void;
}): Promise<Journal & JournalCare> => {
  const { file, workerFile, keychain, clock, ids, onRebuilt = () => {}, onEnded = () => {} } = options;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const keys = await loadJournalKeys({ keychain, file, journal: () => ids.v4() });
  const closed = new AbortController();
  const { signal } = closed;
  const journal = await openJournal({
    ...{ file, workerFile, clock, ids, keys, onRebuilt },
    onEnded: () => {
      closed.abort(new Error('its thread ended'));
      onEnded();
    },
  });

  const signEachHour = async (): Promise<void> => {
    while (!signal.aborted) {
      try {
        await clock.sleep(HOUR_MS, signal);
      } catch {
        return;
      }
      // One that the disk does not take is made good by the next.
      await journal.checkpoint().catch(() => {});
    }
  };
  void signEachHour();

  return {
    ...journal,
    close: () => {
      closed.abort(new Error('closed'));
      return journal.close();
    },
  };
};
