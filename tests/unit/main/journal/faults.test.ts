import { describe, expect, it } from 'vitest';
import { JournalError, journalErrorOf, journalProblem } from '../../../../src/main/journal/faults.ts';

const sqlite = (errcode: number): Error =>
  Object.assign(new Error('sqlite'), { code: 'ERR_SQLITE_ERROR', errcode });
const system = (code: string): Error => Object.assign(new Error(code), { code, errno: -1 });

describe('why the journal refuses', () => {
  it.each([
    ['its own error', new JournalError('rolled-back', 'x'), 'rolled-back'],
    ['SQLITE_FULL', sqlite(13), 'full'],
    ['SQLITE_IOERR_SHMSIZE', sqlite(4_874), 'full'],
    ['SQLITE_READONLY_DIRECTORY', sqlite(1_544), 'read-only'],
    ['SQLITE_IOERR_FSYNC', sqlite(1_034), 'io'],
    ['SQLITE_BUSY', sqlite(5), 'busy'],
    ['SQLITE_NOTADB', sqlite(26), 'unreadable'],
    ['SQLITE_CONSTRAINT', sqlite(19), 'refused'],
    ['no space for the folder', system('ENOSPC'), 'full'],
    ['a folder on a read-only disk', system('EROFS'), 'read-only'],
    ['a folder of somebody else', system('EACCES'), 'read-only'],
    ['a device that fails', system('EIO'), 'io'],
    ['another system error', system('ENOENT'), 'refused'],
    ['an error of ours', new TypeError('x'), 'refused'],
    ['no error at all', 'x', 'refused'],
  ])('is told of %s', (_, error, why) => {
    expect(journalErrorOf(error).why).toBe(why);
    expect(journalProblem(error)).toEqual({ code: 'journal.unavailable', data: { why } });
  });
});
