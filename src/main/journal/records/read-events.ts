import type { DatabaseSync } from 'node:sqlite';
import type { ApartWhy } from '../../../shared/domain/set-apart.ts';
import type { AnyEvent } from '../events.ts';
import { JournalError } from '../faults.ts';
import type { Unlocked } from '../keys/unlock.ts';
import { recordHash } from './chain.ts';
import { readEvent } from './read-body.ts';
import { prepareRecord, type StoredRecord } from './rows.ts';

/** What a record says, and the time at which it was made, in milliseconds since the epoch. */
interface TimedEvent {
  readonly at: number;
  /** `null`: it cannot be read. It is set apart, and hides no other. */
  readonly event: AnyEvent | null;
  /** Why it cannot be read. */
  readonly why?: ApartWhy;
  /** The part of it that is stored in plain. */
  readonly facts: string;
}

/** Reads events by their seq, each once. */
export interface EventReader {
  /** Throws `purged` where the record's key was destroyed. */
  at(seq: number): TimedEvent;
  /** The same, where only one type can be meant; `null` where the record cannot be read. */
  of<T extends AnyEvent['type']>(type: T, seq: number): Extract<AnyEvent, { readonly type: T }> | null;
}

const isOf = <T extends AnyEvent['type']>(
  type: T,
  event: AnyEvent,
): event is Extract<AnyEvent, { readonly type: T }> => event.type === type;

/** Where sealed records are, and whether one without a key was purged; otherwise somebody took its key away. */
export interface SealedRecords {
  readonly records: DatabaseSync;
  isPurged(seq: number): boolean;
}

/** Prepares the reading of events; what it gives makes a reader for one question. */
export const prepareEvents = (
  { records, isPurged }: SealedRecords,
  unlocked: Unlocked,
): (() => EventReader) => {
  const record = prepareRecord(records);

  /** Finds that a record whose seal tells nothing is the one that was written: it follows the one before it. */
  const assertAsWritten = (stored: StoredRecord): void => {
    const before = stored.seq === 1 ? unlocked.genesis.hash : record(stored.seq - 1)?.hash;
    if (before === undefined || recordHash(before, stored) !== stored.hash)
      throw new JournalError('unreadable', `record ${stored.seq} was altered`);
  };

  const timedOf = (stored: StoredRecord): TimedEvent => {
    const { seq, at, key, facts } = stored;
    const sealed = (): TimedEvent => {
      assertAsWritten(stored);
      return { at, event: null, why: 'sealed', facts };
    };
    // Where no purge is recorded, somebody took the key away.
    if (key === null && !isPurged(seq)) return sealed();
    try {
      return { at, event: readEvent(unlocked, stored), facts };
    } catch (error) {
      if (!(error instanceof JournalError) || error.why === 'purged') throw error;
      return error.why === 'other-version' ? { at, event: null, why: error.why, facts } : sealed();
    }
  };

  return () => {
    const read = new Map<number, TimedEvent>();
    const at: EventReader['at'] = (seq) => {
      const known = read.get(seq);
      if (known !== undefined) return known;
      const stored = record(seq);
      if (stored === null) throw new JournalError('unreadable', `record ${seq} is missing`);
      const timed = timedOf(stored);
      read.set(seq, timed);
      return timed;
    };
    return {
      at,
      of: (type, seq) => {
        const { event } = at(seq);
        if (event !== null && !isOf(type, event))
          throw new JournalError('unreadable', `record ${seq} is not of ${type}`);
        return event;
      },
    };
  };
};
