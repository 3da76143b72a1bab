import type { JournalWhy } from '../../shared/domain/journal-why.ts';
import { JournalError } from './faults.ts';
import type { Journal } from './journal.ts';
import { journalThrough } from './through.ts';

/** Stands in when the journal cannot be opened: nothing is recorded, and so nothing may be sent. */
export const createUnavailableJournal = (why: JournalWhy = 'unavailable'): Journal => ({
  ...journalThrough(() => Promise.reject(new JournalError(why, `the journal is not available: ${why}`))),
  close: async () => {},
});
