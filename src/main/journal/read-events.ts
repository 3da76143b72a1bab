import type { DatabaseSync } from 'node:sqlite';
import type { AnyEvent } from './events.ts';
import { JournalError } from './faults.ts';
import { readEvent } from './read-body.ts';
import { prepareRecord } from './rows.ts';
import type { Unlocked } from './unlock.ts';

/** An event with the time at which it was recorded, in milliseconds since the epoch. */
export interface TimedEvent {
  readonly at: number;
  readonly event: AnyEvent;
}

/** Reads events by their seq, each once. */
export interface EventReader {
  /** Throws `purged` where the record's key was destroyed. */
  at(seq: number): TimedEvent;
  /** The same, where only one type can be meant. */
  of<T extends AnyEvent['type']>(type: T, seq: number): Extract<AnyEvent, { readonly type: T }>;
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
  return () => {
    const read = new Map<number, TimedEvent>();
    const at: EventReader['at'] = (seq) => {
      const known = read.get(seq);
      if (known !== undefined) return known;
      const stored = record(seq);
      if (stored === null) throw new JournalError('unreadable', `record ${seq} is missing`);
      if (stored.key === null && !isPurged(seq)) {
        throw new JournalError('unreadable', `record ${seq}: its key is missing, and no purge is recorded`);
      }
      const timed = { at: stored.at, event: readEvent(unlocked, stored) };
      read.set(seq, timed);
      return timed;
    };
    return {
      at,
      of: (type, seq) => {
        const { event } = at(seq);
        if (!isOf(type, event)) throw new JournalError('unreadable', `record ${seq} is not of ${type}`);
        return event;
      },
    };
  };
};
