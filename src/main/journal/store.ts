import { closeSync, openSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import type { Stamp, StampedEvent } from './events.ts';
import { JournalError } from './faults.ts';
import { openDatabase } from './file/database.ts';
import { assertMayOpen } from './file/may-open.ts';
import { migrate } from './file/migrations.ts';
import { assertRecordTables, createSchemaWatch, schemaDifferences } from './file/own-schema.ts';
import { type Purge, purgeCustomer } from './keys/purge.ts';
import { type Rotation, rotateKeys } from './keys/rotate.ts';
import { type JournalSecrets, type Unlocked, unlock } from './keys/unlock.ts';
import { once } from './once.ts';
import { compareDerived, type Differences } from './projections/derived.ts';
import { createOwners } from './projections/owners.ts';
import { createAnswers } from './projections/places.ts';
import { rebuild } from './projections/rebuild.ts';
import { type Checkpoint, makeCheckpoint } from './proof/checkpoint.ts';
import { createTrust } from './proof/trust.ts';
import type { Head } from './records/chain.ts';
import { createRecorder } from './records/record.ts';
import { cipherKeyOf } from './records/seal.ts';
import { toTheEnd } from './steps.ts';

/** The open journal, in the thread that calls it: every call waits for the disk. */
export interface Store {
  readonly db: DatabaseSync;
  readonly answer: ReturnType<typeof createAnswers>;
  /** The keys that it works with; others after a rotation. */
  unlocked(): Unlocked;
  head(): Head;
  /** Records the events in one transaction, durable when this returns. Throws {@link JournalError}, and then none is recorded. */
  record(events: readonly StampedEvent[]): Head;
  /** Records the device's signature over everything so far. */
  checkpoint(why: Checkpoint['why'], stamp: Stamp): Head;
  purge(asked: Purge): Head;
  rotate(asked: Rotation): Head;
  /**
   * Goes on with proving older records, and with comparing what follows from them, for so many milliseconds; whether
   * there is more to do. Throws where a record is not the one that was written: nothing is taken or told from then on.
   */
  settle(forMs: number): boolean;
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

/** A journal whose newest records are proved, and what works with it. */
const begin = (db: DatabaseSync, own: Unlocked, known: Head, atOnce?: number) => {
  const trust = createTrust(db, own, known, atOnce);
  const owners = createOwners(trust);
  // Only once the tables are what they have to be can anything be asked of them.
  return {
    ...{ own, trust, owners },
    recorder: once(() => createRecorder(db, own, owners)),
    answers: once(() => createAnswers(db, own, trust)),
  };
};

/**
 * Opens the journal's file, makes it when there is none, and brings it to the present schema. What follows from the
 * records is compared with them, and made anew where it differs.
 * Throws {@link JournalError} when it cannot be opened, its keys do not fit, or it is not what `known` says.
 */
export const openStore = (options: {
  readonly file: string;
  readonly secrets: JournalSecrets;
  /** How far it had come when the keychain heard of it last. */
  readonly known: Head;
  /** For what a migration records. */
  readonly stamp: Stamp;
  /** Operator and time for the record of a rebuilding; left out for a migration. */
  readonly rebuilding?: Stamp;
  readonly onRebuilt?: (differences: Differences, head: Head) => void;
  /** Records that are proved at once, the newest; the others are when {@link Store.settle} is called. */
  readonly atOnce?: number;
}): Store => {
  const { file, secrets, known, stamp, rebuilding = stamp, onRebuilt = () => {}, atOnce } = options;
  assertMayOpen({ file, secrets, known, atOnce });
  makePrivately(file);
  const db = openDatabase(file);
  const prepare = () => {
    migrate(db, { journal: known.journal, secrets, stamp });
    const own = unlock(db, secrets);
    assertRecordTables(db);
    return begin(db, own, known, atOnce);
  };
  let ready: ReturnType<typeof begin>;
  let watch: ReturnType<typeof createSchemaWatch>;
  try {
    ready = prepare();
  } catch (error) {
    db.close();
    throw error;
  }

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
  const isEnd = db.prepare(
    'SELECT 1 FROM events WHERE seq = ? AND hash = ? AND seq = (SELECT max(seq) FROM events)',
  );
  const endsWith = ({ seq, hash }: Head): boolean => isEnd.get(seq, Buffer.from(hash, 'hex')) !== undefined;
  /** How far the journal has come by now: another program may have recorded an export meanwhile. */
  const headNow = (): Head => {
    const { trust } = ready;
    if (!endsWith(trust.head())) trust.follow();
    return trust.head();
  };
  /** Records in a transaction, durable when this returns. */
  const commit = (work: (before: Head) => Head): Head => {
    const head = inTransaction(() => {
      watch.assertUnaltered();
      ready.trust.assertSound();
      return work(headNow());
    });
    ready.trust.committed(head);
    return head;
  };
  const record = (events: (head: Head) => readonly StampedEvent[]): Head =>
    commit((before) => {
      const { owners } = ready;
      const recorder = ready.recorder();
      const stamped = events(before);
      owners.prepare(stamped.map(({ event }) => event));
      return stamped.reduce((at, event) => recorder.record(at, event), before);
    });
  /** What was in pages of before must not stay in the log either. */
  const emptyLog = (): void => db.exec('PRAGMA wal_checkpoint(TRUNCATE)');

  const openNow = (): readonly number[] => {
    ready.trust.follow();
    return ready.trust.open();
  };
  const rebuildAll = (differences: Differences): void => {
    const proved = ready.trust.whole();
    const head = inTransaction(() => {
      ready.trust.follow();
      rebuild(db, proved, schemaDifferences(db));
      const event = { type: 'journal.rebuilt', ...differences } as const;
      return ready.recorder().record(headNow(), { ...rebuilding, event });
    });
    ready.trust.committed(head);
    watch = createSchemaWatch(db);
    watch.assertOurs();
    onRebuilt(differences, head);
  };
  const compareNow = (): void => {
    const differences = toTheEnd(compareDerived(db, ready.trust));
    if (differences !== null) rebuildAll(differences);
  };
  function* settle(): Generator<void, void, void> {
    yield* ready.trust.proveOlder();
    const differences = yield* compareDerived(db, ready.trust);
    if (differences !== null) rebuildAll(differences);
  }
  let settling = settle();

  try {
    watch = createSchemaWatch(db);
    const isAll = ready.trust.isWhole();
    compareNow();
    // What was compared with everything needs no second time.
    if (isAll) settling.return();
  } catch (error) {
    ready.trust.close();
    db.close();
    throw error;
  }

  return {
    db,
    answer: (query) => ready.answers()(query),
    unlocked: () => ready.own,
    head: () => ready.recorder().head(),
    record: (events) => record(() => events),
    checkpoint: (why, { id, at }) =>
      record((head) => [
        { id, at, event: makeCheckpoint(ready.own.device, head, { why, at, open: openNow() }) },
      ]),
    purge: (asked) => {
      const head = commit(() => {
        ready.trust.follow();
        return purgeCustomer(
          db,
          ready.own,
          { recorder: ready.recorder(), places: ready.trust.whole().db },
          asked,
        );
      });
      emptyLog();
      return head;
    },
    rotate: (asked) => {
      const next = { ...secrets, master: asked.next, next: null };
      const head = commit((before) => {
        rotateKeys(db, ready.own, cipherKeyOf(asked.next));
        const recorder = createRecorder(db, unlock(db, next), ready.owners);
        const { operator, stamp: now } = asked;
        const event = { type: 'journal.rotated', operator, generation: ready.own.generation + 1 } as const;
        return recorder.record(before, { ...now, event });
      });
      ready.trust.close();
      ready = begin(db, unlock(db, next), head, atOnce);
      settling = settle();
      emptyLog();
      return head;
    },
    settle: (forMs) => {
      const until = performance.now() + forMs;
      for (;;) {
        if (settling.next().done === true) return false;
        if (performance.now() >= until) return true;
      }
    },
    close: () => {
      ready.trust.close();
      db.close();
    },
  };
};
