import * as v from 'valibot';
import { boundToBody } from './chain.ts';
import { EventSchema } from './event-schema.ts';
import type { AnyEvent } from './events.ts';
import { JournalError } from './faults.ts';
import type { StoredRecord } from './rows.ts';
import { keyOf, unseal, unwrapRecordKey } from './seal.ts';
import type { Unlocked } from './unlock.ts';

const Body = v.pipe(v.string(), v.parseJson(), EventSchema);

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
  const plain = unseal(keyOf(key), body, boundToBody(record));
  return plain === null ? null : Buffer.from(plain).toString('utf8');
};

/** Reads an event. Throws `purged`, `wrong-key`, or `unreadable` where the record was altered. */
export const readEvent = (unlocked: Unlocked, record: StoredRecord): AnyEvent => {
  const text = openBody(recordKeyOf(unlocked, record), record, record.body);
  if (text === null) throw new JournalError('unreadable', `record ${record.seq} was altered`);
  return v.parse(Body, text);
};
