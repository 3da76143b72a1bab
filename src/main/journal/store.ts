import { closeSync, openSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import type { Head } from './chain.ts';
import { type Checkpoint, makeCheckpoint } from './checkpoint.ts';
import { openDatabase } from './database.ts';
import type { Stamp, StampedEvent } from './events.ts';
import { JournalError } from './faults.ts';
import { migrate } from './migrations.ts';
import { type Purge, purgeCustomer } from './purge.ts';
import { createAnswer } from './query.ts';
import { createRecorder } from './record.ts';
import { type Rotation, rotateKeys } from './rotate.ts';
import { recordsAfter } from './rows.ts';
import { keyOf } from './seal.ts';
import { type JournalSecrets, type Unlocked, unlock } from './unlock.ts';
import { createWalk } from './walk.ts';

/** The open journal, in the thread that calls it: every call waits for the disk. */
export interface Store {
  readonly db: DatabaseSync;
  readonly answer: ReturnType<typeof createAnswer>;
  /** The keys that it works with; others after a rotation. */
  unlocked(): Unlocked;
  head(): Head;
  /** Records the events in one transaction, durable when this returns. Throws {@link JournalError}, and then none is recorded. */
  record(events: readonly StampedEvent[]): Head;
  /** Records the device's signature over everything so far. */
  checkpoint(why: Checkpoint['why'], stamp: Stamp): Head;
  purge(asked: Purge): Head;
  rotate(asked: Rotation): Head;
  close(): void;
}

/** Makes a file that only its owner can read; SQLite gives its log the same rights. */
const makePrivately = (file: string): void => {
  try {
    closeSync(openSync(file, 'ax', 0o600));
  } catch {
    // It is there already, or SQLite tells why it cannot be.
  }
};

/** Finds that the journal is what the keychain saw last, and unbroken since. */
const assertFollows = (db: DatabaseSync, { genesis, device }: Unlocked, known: Head): void => {
  if (known.journal !== genesis.journal) {
    throw new JournalError('rolled-back', 'the keychain knows another journal');
  }
  const row = db.prepare('SELECT lower(hex(hash)) AS hash FROM events WHERE seq = ?').get(known.seq);
  if (known.seq > 0 && row?.hash !== known.hash) {
    throw new JournalError('rolled-back', `the journal lacks record ${known.seq}, which the keychain knows`);
  }
  const walk = createWalk(known.seq === 0 ? genesis : known, device.publicKey);
  for (const record of recordsAfter(db, known.seq)) {
    const [fault] = walk.step(record);
    if (fault !== undefined) throw new JournalError('unreadable', `record ${fault.seq}: ${fault.what}`);
  }
};

/**
 * Opens the journal's file, makes it when there is none, and brings it to the present schema.
 * Throws {@link JournalError} when it cannot be opened, its keys do not fit, or it is not what `known` says.
 */
export const openStore = (options: {
  readonly file: string;
  readonly secrets: JournalSecrets;
  /** How far it had come when the keychain heard of it last. */
  readonly known: Head;
  /** For what a migration records. */
  readonly stamp: Stamp;
}): Store => {
  const { file, secrets, known, stamp } = options;
  makePrivately(file);
  const db = openDatabase(file);
  const begin = (): Unlocked => {
    try {
      migrate(db, { journal: known.journal, secrets, stamp });
      const own = unlock(db, secrets);
      assertFollows(db, own, known);
      return own;
    } catch (error) {
      db.close();
      throw error;
    }
  };
  const prepare = (own: Unlocked) => ({
    own,
    recorder: createRecorder(db, own),
    answer: createAnswer(db, own),
  });
  let ready = prepare(begin());

  const begins = db.prepare('BEGIN IMMEDIATE');
  const commits = db.prepare('COMMIT');
  const inTransaction = <T>(work: () => T): T => {
    begins.run();
    try {
      const result = work();
      commits.run();
      return result;
    } catch (error) {
      if (db.isOpen && db.isTransaction) db.exec('ROLLBACK');
      throw error;
    }
  };
  const record = (events: (head: Head) => readonly StampedEvent[]): Head =>
    inTransaction(() => {
      const before = ready.recorder.head();
      return events(before).reduce((head, event) => ready.recorder.record(head, event), before);
    });
  /** What was in pages of before must not stay in the log either. */
  const emptyLog = (): void => db.exec('PRAGMA wal_checkpoint(TRUNCATE)');

  return {
    db,
    answer: (query) => ready.answer(query),
    unlocked: () => ready.own,
    head: () => ready.recorder.head(),
    record: (events) => record(() => events),
    checkpoint: (why, stamp) =>
      record((head) => [{ ...stamp, event: makeCheckpoint(ready.own.device, head, why, stamp.at) }]),
    purge: (asked) => {
      const head = inTransaction(() => purgeCustomer(db, ready.own, ready.recorder, asked));
      emptyLog();
      return head;
    },
    rotate: (asked) => {
      const head = inTransaction(() => {
        rotateKeys(db, ready.own, keyOf(asked.next));
        const own = unlock(db, { ...secrets, master: asked.next, next: null });
        const recorder = createRecorder(db, own);
        const { operator, stamp } = asked;
        const event = { type: 'journal.rotated', operator, generation: own.generation } as const;
        return recorder.record(recorder.head(), { ...stamp, event });
      });
      ready = prepare(unlock(db, { ...secrets, master: asked.next, next: null }));
      emptyLog();
      return head;
    },
    close: () => db.close(),
  };
};
