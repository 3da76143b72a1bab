import type { AnyEvent } from '../events.ts';
import { JournalError } from '../faults.ts';
import type { Unlocked } from '../keys/unlock.ts';
import { readStored } from '../stored/read.ts';
import { boundToBody } from './chain.ts';
import type { StoredRecord } from './rows.ts';
import { cipherKeyOf, unseal, unwrapRecordKey } from './seal.ts';

/** A record's own key, unwrapped. Throws `purged` where it was destroyed and `wrong-key` where it does not fit. */
export const recordKeyOf = (
  { master, generation }: Pick<Unlocked, 'master' | 'generation'>,
  { seq, key }: StoredRecord,
): Uint8Array => {
  if (key === null) throw new JournalError('purged', `the key of record ${seq} was destroyed`);
  if (key.generation !== generation) {
    throw new JournalError('wrong-key', `the key of record ${seq} is of another generation`);
  }
  return unwrapRecordKey(master, generation, seq, key.wrapped);
};

/** The text of a body, opened with the record's own key; `null` when either was altered. */
export const openBody = (
  key: Uint8Array,
  record: Parameters<typeof boundToBody>[0],
  body: Uint8Array,
): string | null => {
  const plain = unseal(cipherKeyOf(key), body, boundToBody(record));
  return plain === null ? null : Buffer.from(plain).toString('utf8');
};

/** The text of a record's body. Throws `purged`, `wrong-key`, or `unreadable` where the record was altered. */
export const readText = (unlocked: Unlocked, record: StoredRecord): string => {
  const text = openBody(recordKeyOf(unlocked, record), record, record.body);
  if (text === null) throw new JournalError('unreadable', `record ${record.seq} was altered`);
  return text;
};

/** The same; `null` where it cannot be opened. */
export const textOrNull = (unlocked: Unlocked, record: StoredRecord): string | null => {
  try {
    return readText(unlocked, record);
  } catch (error) {
    if (error instanceof JournalError) return null;
    throw error;
  }
};

/** Reads an event. Throws what {@link readText} throws, and `other-version` where this version cannot tell what it says. */
export const readEvent = (unlocked: Unlocked, record: StoredRecord): AnyEvent => {
  const event = readStored(readText(unlocked, record));
  if (event === null)
    throw new JournalError('other-version', `record ${record.seq} was recorded by another version`);
  return event;
};
