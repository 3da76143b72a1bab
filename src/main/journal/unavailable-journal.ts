import type { JournalWhy } from '../../shared/domain/journal-why.ts';
import { JournalError } from './faults.ts';
import type { Journal } from './journal.ts';

/** Stands in when the journal cannot be opened: nothing is recorded, and so nothing may be sent. */
export const createUnavailableJournal = (why: JournalWhy = 'unavailable'): Journal => {
  const refuse = (): Promise<never> =>
    Promise.reject(new JournalError(why, `the journal is not available: ${why}`));
  return {
    append: refuse,
    activity: refuse,
    identities: refuse,
    branch: refuse,
    operators: refuse,
    openAttempts: refuse,
    openApart: refuse,
    apart: refuse,
    unreadAttempts: refuse,
    lately: refuse,
    change: refuse,
    lines: refuse,
    changes: refuse,
    close: async () => {},
  };
};
