import type { JournalWhy } from '../../shared/domain/journal-why.ts';
import { journalErrorOf } from './faults.ts';
import type { Journal } from './journal.ts';
import { journalThrough } from './through.ts';

/** The same journal; `onRefusal` is told why each time it does not take or tell something. */
export const watchRefusals = (journal: Journal, onRefusal: (why: JournalWhy) => void): Journal =>
  journalThrough(async (call) => {
    try {
      return await call(journal);
    } catch (error) {
      onRefusal(journalErrorOf(error).why);
      throw error;
    }
  });
