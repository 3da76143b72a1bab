import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import { JournalError } from '../faults.ts';
import { IS_UNDER_WAY } from '../file/schema.ts';
import type { Unlocked } from '../keys/unlock.ts';
import { createProved, type Proved } from '../projections/proved.ts';
import type { Head } from '../records/chain.ts';
import { readText, textOrNull } from '../records/read-body.ts';
import { prepareRecord, recordsAfter, type StoredRecord } from '../records/rows.ts';
import { readStored } from '../stored/read.ts';

/** What is known of a journal without believing its file: records that were proved, and how far it has come. */
export interface Trust {
  /** How far the journal has come, as this program wrote or proved it. */
  head(): Head;
  /** Notes that this program has committed up to here. */
  committed(head: Head): void;
  /** Throws what was found at fault before, if anything was. */
  assertSound(): void;
  /** Proves what was added since. Throws `rolled-back` or `unreadable` where the file is not what it has to be. */
  follow(): void;
  /** What was proved so far: since a checkpoint at first, everything later. */
  proved(): Proved;
  isWhole(): boolean;
  /** Proves some more of what is older, a slice at a time; done when everything is proved. */
  proveOlder(): Generator<void, void, void>;
  /** Everything, proved now as far as it was not yet. */
  whole(): Proved;
  /** Whether the key of a record was destroyed on purpose. */
  isPurged(seq: number): boolean;
  /** The records that make up what is open. */
  open(): readonly number[];
  close(): void;
}

/** Records that every start proves, if there are as many; older ones are proved behind everybody's back. */
const AT_ONCE = 2_000;
/** Records of a slice. */
const SLICE = 100;

const End = v.object({ seq: v.number() });
const Seqs = v.array(v.object({ seq: v.nullable(v.number()) }));

/** Records that this version set apart, of which a checkpoint tells: the newest. */
const MOST_APART = 500;

const OPEN_RECORDS = `
  WITH
    under_way (id) AS (
      SELECT DISTINCT c.attempt_id FROM changes c LEFT JOIN events e ON e.seq = c.concluded_seq
      WHERE c.attempt_id IS NOT NULL AND ${IS_UNDER_WAY})
  SELECT a.intent_seq AS seq FROM under_way u JOIN attempts a ON a.id = u.id
  UNION SELECT a.reply_seq FROM under_way u JOIN attempts a ON a.id = u.id
  UNION SELECT c.concluded_seq FROM under_way u JOIN changes c ON c.attempt_id = u.id
  UNION SELECT c.looked_seq FROM under_way u JOIN changes c ON c.attempt_id = u.id
  UNION SELECT seq FROM events WHERE type = 'journal.linked'
  UNION SELECT seq FROM (SELECT seq FROM set_apart ORDER BY seq DESC LIMIT ${MOST_APART})
  UNION SELECT looked_seq FROM (SELECT looked_seq FROM set_apart ORDER BY seq DESC LIMIT ${MOST_APART})
  ORDER BY 1`;

/** The newest checkpoint up to a record that tells what was open; `null` where the walk has to begin at the beginning. */
const checkpointBefore = (
  db: DatabaseSync,
  own: Unlocked,
  seq: number,
): { readonly from: Head; readonly open: readonly number[] } | null => {
  const found = db
    .prepare(
      "SELECT seq FROM events NOT INDEXED WHERE seq <= ? AND type = 'journal.checkpoint' ORDER BY seq DESC LIMIT 1",
    )
    .get(seq);
  if (found === undefined) return null;
  const record = prepareRecord(db)(v.parse(End, found).seq);
  const stored = record === null ? null : textOrNull(own, record);
  const event = stored === null ? null : readStored(stored);
  if (record === null || event?.type !== 'journal.checkpoint' || event.open === undefined) return null;
  return { from: { journal: own.journal, seq: record.seq, hash: record.hash }, open: event.open };
};

/**
 * Proves a journal's newest records, up to and beyond the head that the keychain knows: they follow one another from a
 * checkpoint on, whose seal says what was open then; what the keychain does not know has to open under the master key.
 * Throws `rolled-back` or `unreadable`.
 */
export const createTrust = (db: DatabaseSync, own: Unlocked, known: Head, atOnce = AT_ONCE): Trust => {
  const record = prepareRecord(db);
  const last = db.prepare('SELECT seq FROM events NOT INDEXED ORDER BY seq DESC LIMIT 1');
  const { publicKey } = own.device;
  /** The chain is known to come by here. */
  let pin = known;
  /** Records without a key behind the pin, which a purge has to tell of. */
  const keyless = new Set<number>();

  const assertOpens = (one: StoredRecord): void => {
    if (one.key === null) keyless.add(one.seq);
    else readText(own, one);
  };

  const take = (proved: Proved, one: StoredRecord): void => {
    proved.take(one);
    if (one.seq === pin.seq && one.hash !== pin.hash) {
      throw new JournalError('rolled-back', `record ${one.seq} is not the one that is known`);
    }
    // A chain has no key in it: whoever adds records to it cannot seal them.
    if (one.seq > pin.seq) assertOpens(one);
  };

  const assertFollows = (proved: Proved): void => {
    if (proved.head().seq < pin.seq) {
      throw new JournalError('rolled-back', `the journal lacks record ${pin.seq}, which is known`);
    }
    pin = proved.head();
    for (const seq of keyless) {
      if (!proved.purged().has(seq)) {
        throw new JournalError('unreadable', `record ${seq}: its key is missing, and no purge is recorded`);
      }
    }
    keyless.clear();
  };

  const takeAll = (proved: Proved): void =>
    proved.together(() => {
      for (const one of recordsAfter(db, proved.head().seq)) take(proved, one);
      assertFollows(proved);
    });

  /** False where a seal cannot be opened: then nothing but the whole chain tells that the record is the one it was. */
  const seed = (proved: Proved, seqs: readonly number[]): boolean =>
    proved.together(() => {
      for (const seq of seqs) {
        const one = record(seq);
        if (one === null) throw new JournalError('unreadable', `record ${seq}, which is open, is missing`);
        if (textOrNull(own, one) === null) return false;
        proved.seed(one);
      }
      return true;
    });

  const begin = (): Proved => {
    const row = last.get();
    const end = row === undefined ? 0 : v.parse(End, row).seq;
    const start = checkpointBefore(db, own, Math.min(known.seq, end - atOnce));
    const proveFrom = (head: Head, open: readonly number[]): Proved | null => {
      const proved = createProved(head, publicKey);
      try {
        if (seed(proved, open)) {
          takeAll(proved);
          return proved;
        }
      } catch (error) {
        proved.close();
        throw error;
      }
      proved.close();
      return null;
    };
    const proved = (start && proveFrom(start.from, start.open)) ?? proveFrom(own.genesis, []);
    if (proved === null) throw new JournalError('unreadable', 'the journal cannot be proved');
    return proved;
  };

  let newest = begin();
  let older: Proved | null = null;
  let broken: JournalError | null = null;
  const isWhole = (): boolean => newest.since === 0;

  /** What was not what it has to be stays so for this run, whatever is put in its place. */
  const orBroken = <T>(work: () => T): T => {
    if (broken !== null) throw broken;
    try {
      return work();
    } catch (error) {
      if (error instanceof JournalError) broken = error;
      throw error;
    }
  };

  const follow = (): void =>
    orBroken(() => {
      const row = last.get();
      const end = row === undefined ? 0 : v.parse(End, row).seq;
      if (end !== pin.seq || end !== newest.head().seq) takeAll(newest);
    });

  function* proveOlder(): Generator<void, void, void> {
    while (!isWhole()) {
      older ??= createProved(own.genesis, publicKey);
      const proved: Proved = older;
      const before = proved.head().seq;
      follow();
      orBroken(() => {
        proved.together(() => {
          for (const one of recordsAfter(db, before)) {
            take(proved, one);
            if (one.seq >= before + SLICE) break;
          }
        });
        if (proved.head().seq < pin.seq && proved.head().seq !== before) return;
        assertFollows(proved);
        newest.close();
        newest = proved;
        older = null;
      });
      yield;
    }
  }

  const whole = (): Proved => {
    for (const _ of proveOlder());
    return newest;
  };

  return {
    head: () => pin,
    committed: (head) => {
      pin = head;
    },
    assertSound: () => orBroken(() => {}),
    follow,
    proved: () => newest,
    isWhole,
    proveOlder,
    whole,
    isPurged: (seq) => (seq > newest.since ? newest : whole()).purged().has(seq),
    open: () =>
      v.parse(Seqs, newest.db.prepare(OPEN_RECORDS).all()).flatMap(({ seq }) => (seq === null ? [] : [seq])),
    close: () => {
      newest.close();
      older?.close();
    },
  };
};
