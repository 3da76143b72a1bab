import type { JournalWhy } from '../../shared/domain/journal-why.ts';
import { JournalError } from './faults.ts';
import type { Journal } from './journal.ts';

/** A journal of which every call goes through one place: `through` is given the call, and makes it on whatever it means. */
export const journalThrough = (
  through: <T>(call: (journal: Journal) => Promise<T>) => Promise<T>,
): Journal => ({
  append: (...events) => through((journal) => journal.append(...events)),
  appendOnce: (stamp, event) => through((journal) => journal.appendOnce(stamp, event)),
  activity: (customer, limit) => through((journal) => journal.activity(customer, limit)),
  identities: (customer) => through((journal) => journal.identities(customer)),
  branch: (filter, before, limit) => through((journal) => journal.branch(filter, before, limit)),
  operators: () => through((journal) => journal.operators()),
  reveals: (operator, since) => through((journal) => journal.reveals(operator, since)),
  handOvers: () => through((journal) => journal.handOvers()),
  openAttempts: () => through((journal) => journal.openAttempts()),
  openApart: (customer) => through((journal) => journal.openApart(customer)),
  apart: (customer, limit) => through((journal) => journal.apart(customer, limit)),
  unreadAttempts: () => through((journal) => journal.unreadAttempts()),
  lately: (customer, withinMs) => through((journal) => journal.lately(customer, withinMs)),
  change: (changeId) => through((journal) => journal.change(changeId)),
  lines: (changeIds) => through((journal) => journal.lines(changeIds)),
  changes: (changeIds) => through((journal) => journal.changes(changeIds)),
  close: () => through((journal) => journal.close()),
});

/** Stands in when the journal cannot be opened: nothing is recorded, and so nothing may be sent. */
export const createUnavailableJournal = (why: JournalWhy = 'unavailable'): Journal => ({
  ...journalThrough(() => Promise.reject(new JournalError(why, `the journal is not available: ${why}`))),
  close: async () => {},
});
