import * as v from 'valibot';
import { type Problem, problem } from '../../shared/domain/problem.ts';

/**
 * Why the journal cannot be opened, or did not take or tell something.
 *
 * - `no-key`: the keychain has no key beside a journal that has records; it is never replaced by a new one.
 * - `no-head`: the keychain does not know how far a journal that has records had come.
 * - `wrong-key`: the keychain's key is not the one that this journal was written with.
 * - `locked`, `denied`, `unavailable`, `corrupt`, `too-large`: the keychain's own faults.
 * - `rolled-back`: the journal lacks records that it had before, or is an older copy, or another one.
 * - `unreadable`: the file is no journal, or is damaged.
 * - `newer`: it was written by a newer version.
 * - `full`, `read-only`, `io`, `busy`: what the disk did.
 * - `purged`: the record's key was destroyed.
 * - `open-attempts`: a customer with an attempt of unknown outcome cannot be purged yet.
 * - `closed`: the journal is closed, or its thread has ended.
 * - `refused`: the database did not take a record for another reason.
 */
export const JOURNAL_WHYS = [
  'no-key',
  'no-head',
  'wrong-key',
  'locked',
  'denied',
  'unavailable',
  'corrupt',
  'too-large',
  'rolled-back',
  'unreadable',
  'newer',
  'full',
  'read-only',
  'io',
  'busy',
  'purged',
  'open-attempts',
  'closed',
  'refused',
] as const;

/** Why the journal cannot be used, or did not take or tell something. */
export type JournalWhy = (typeof JOURNAL_WHYS)[number];

/** What the journal rejects with. Its message holds no customer data and no secret. */
export class JournalError extends Error {
  readonly why: JournalWhy;

  constructor(why: JournalWhy, message: string) {
    super(message);
    this.name = 'JournalError';
    this.why = why;
  }
}

/** The primary result codes of SQLite that tell what the disk did (https://www.sqlite.org/rescode.html). */
const OF_SQLITE: Readonly<Record<number, JournalWhy>> = {
  5: 'busy',
  8: 'read-only',
  10: 'io',
  11: 'unreadable',
  13: 'full',
  14: 'unreadable',
  26: 'unreadable',
};

const SqliteError = v.object({ errcode: v.number(), message: v.string() });

/** Gives any thrown thing as the journal's own error. */
export const journalErrorOf = (error: unknown): JournalError => {
  if (error instanceof JournalError) return error;
  if (v.is(SqliteError, error)) {
    return new JournalError(OF_SQLITE[error.errcode & 0xff] ?? 'refused', error.message);
  }
  return new JournalError('refused', error instanceof Error ? error.message : 'unknown error');
};

/** `journal.unavailable` with `why` in its data: what a caller tells the operator of a rejection. */
export const journalProblem = (error: unknown): Problem =>
  problem('journal.unavailable', { why: journalErrorOf(error).why });
