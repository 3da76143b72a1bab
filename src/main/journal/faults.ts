import * as v from 'valibot';
import type { JournalWhy } from '../../shared/domain/journal-why.ts';
import { type Problem, problem } from '../../shared/domain/problem.ts';

/** What the journal rejects with. Its message holds no customer data and no secret. */
export class JournalError extends Error {
  readonly why: JournalWhy;

  constructor(why: JournalWhy, message: string) {
    super(message);
    this.name = 'JournalError';
    this.why = why;
  }
}

/** The result codes of SQLite that tell what the disk did (https://www.sqlite.org/rescode.html). */
const OF_SQLITE: Readonly<Record<number, JournalWhy>> = {
  5: 'busy',
  8: 'read-only',
  10: 'io',
  11: 'unreadable',
  13: 'full',
  14: 'unreadable',
  26: 'unreadable',
  // SQLITE_IOERR_SHMSIZE: the file beside the log cannot grow, which is how a full disk first shows at an opening.
  4874: 'full',
};

const SqliteError = v.object({ errcode: v.number(), message: v.string() });

/** What Node tells of the disk where it, and not SQLite, met it. */
const OF_SYSTEM: Readonly<Partial<Record<string, JournalWhy>>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EROFS: 'read-only',
  EACCES: 'read-only',
  EPERM: 'read-only',
  EIO: 'io',
  EBUSY: 'busy',
};

const SystemError = v.object({ code: v.string(), message: v.string() });

/** Gives any thrown thing as the journal's own error. */
export const journalErrorOf = (error: unknown): JournalError => {
  if (error instanceof JournalError) return error;
  if (v.is(SqliteError, error)) {
    return new JournalError(
      OF_SQLITE[error.errcode] ?? OF_SQLITE[error.errcode & 0xff] ?? 'refused',
      error.message,
    );
  }
  if (v.is(SystemError, error)) return new JournalError(OF_SYSTEM[error.code] ?? 'refused', error.message);
  return new JournalError('refused', error instanceof Error ? error.message : 'unknown error');
};

/** `journal.unavailable` with `why` in its data: what a caller tells the operator of a rejection. */
export const journalProblem = (error: unknown): Problem =>
  problem('journal.unavailable', { why: journalErrorOf(error).why });
