import type { JournalWhy } from '../../shared/domain/journal-why.ts';
import { journalErrorOf } from './faults.ts';
import type { Journal } from './journal.ts';

/** The same journal; `onRefusal` is told why each time it does not take or tell something. */
export const watchRefusals = (journal: Journal, onRefusal: (why: JournalWhy) => void): Journal => {
  const heard = async <T>(call: Promise<T>): Promise<T> => {
    try {
      return await call;
    } catch (error) {
      onRefusal(journalErrorOf(error).why);
      throw error;
    }
  };
  return {
    append: (...events) => heard(journal.append(...events)),
    activity: (customer, limit) => heard(journal.activity(customer, limit)),
    identities: (customer) => heard(journal.identities(customer)),
    branch: (filter, before, limit) => heard(journal.branch(filter, before, limit)),
    operators: () => heard(journal.operators()),
    openAttempts: () => heard(journal.openAttempts()),
    openApart: (customer) => heard(journal.openApart(customer)),
    apart: (customer, limit) => heard(journal.apart(customer, limit)),
    unreadAttempts: () => heard(journal.unreadAttempts()),
    lately: (customer, withinMs) => heard(journal.lately(customer, withinMs)),
    change: (changeId) => heard(journal.change(changeId)),
    lines: (changeIds) => heard(journal.lines(changeIds)),
    changes: (changeIds) => heard(journal.changes(changeIds)),
    close: () => heard(journal.close()),
  };
};
