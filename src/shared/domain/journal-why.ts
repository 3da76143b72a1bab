/**
 * Why the journal cannot be opened, or did not take or tell something.
 *
 * - `opening`: the keychain has not answered yet.
 * - `no-key`: the keychain has no key beside a journal that has records; it is never replaced by a new one.
 * - `no-head`: the keychain does not know how far a journal that has records had come.
 * - `wrong-key`: the keychain's key is not the one that this journal was written with.
 * - `locked`, `denied`, `unavailable`, `corrupt`, `too-large`: the keychain's own faults.
 * - `rolled-back`: the journal lacks records that it had before, or is an older copy, or another one.
 * - `unreadable`: the file is no journal, or is damaged.
 * - `newer`: it was written by a newer version.
 * - `other-version`: a record was made by another version, and this one cannot tell what it says.
 * - `full`, `read-only`, `io`, `busy`: what the disk did; `read-only` also stands for a folder that may not be written.
 * - `purged`: the record's key was destroyed.
 * - `open-attempts`: a customer with an attempt of unknown outcome cannot be purged yet.
 * - `closed`: the journal is closed, or its thread has ended.
 * - `refused`: the database did not take a record for another reason.
 */
export const JOURNAL_WHYS = [
  'opening',
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
  'other-version',
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
