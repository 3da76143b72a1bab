import { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import { journalErrorOf } from '../faults.ts';
import { SCHEMA_VERSION, versionOf } from '../file/migrations.ts';
import { type JournalSecrets, type Unlocked, unlock } from '../keys/unlock.ts';
import { integrityFaults } from '../projections/rebuild.ts';
import { genesisHash, type Head } from '../records/chain.ts';
import { openBody, recordKeyOf } from '../records/read-body.ts';
import { recordsAfter, type StoredRecord } from '../records/rows.ts';
import { isReadWhole } from '../stored/read.ts';
import { createRebuilt } from './verify-projections.ts';
import { createWalk, type RecordFault, type Walk } from './walk.ts';

/** What a verification found: nothing is wrong where there are no faults. */
export interface Verified {
  /** Sorted by `seq`; 0 stands for the journal as a whole. */
  readonly faults: readonly RecordFault[];
  /** Records that were gone through. */
  readonly records: number;
  /** Seqs of the records that tell of a rebuilding. */
  readonly rebuilt: readonly number[];
  /** Seqs of the records that another version made, and that this one cannot read, or not whole. */
  readonly apart: readonly number[];
}

const NOTHING: Verified = { faults: [], records: 0, rebuilt: [], apart: [] };

const Beginning = v.array(
  v.object({ one: v.literal(1), id: v.string(), public_key: v.instance(Uint8Array) }),
);
/** Lines of SQLite's own check that are told. */
const MOST_LINES = 20;

const Seqs = v.array(v.object({ seq: v.number() }));

type Opened = { readonly text: string } | { readonly what: string };

const opened = (unlocked: Unlocked, record: StoredRecord): Opened => {
  try {
    const text = openBody(recordKeyOf(unlocked, record), record, record.body);
    return text === null ? { what: 'the record is not the one that was written' } : { text };
  } catch (error) {
    return { what: journalErrorOf(error).message };
  }
};

/** What is stored in plain has to be an object, whichever version stored it. */
const isObject = (facts: string): boolean => {
  try {
    const stored: unknown = JSON.parse(facts);
    return typeof stored === 'object' && stored !== null;
  } catch {
    return false;
  }
};

const keyFaults = (db: DatabaseSync, walk: Walk, keyless: ReadonlySet<number>): readonly RecordFault[] => [
  ...[...keyless]
    .filter((seq) => !walk.purged().has(seq))
    .map((seq) => ({ seq, what: 'its key is missing, and no purge is recorded' })),
  ...[...walk.purged()]
    .filter((seq) => !keyless.has(seq))
    .map((seq) => ({ seq, what: 'its key was destroyed and is there again' })),
  ...v
    .parse(Seqs, db.prepare('SELECT seq FROM record_keys WHERE seq NOT IN (SELECT seq FROM events)').all())
    .map(({ seq }) => ({ seq, what: 'there is a key and no record' })),
];

/** Finds that the journal holds a head that somebody else knows. */
const headFaults = (
  db: DatabaseSync,
  journal: string,
  { known, who }: { readonly known: Head; readonly who: string },
): readonly RecordFault[] => {
  if (known.journal !== journal) return [{ seq: 0, what: `it is not the journal that ${who} knows` }];
  if (known.seq === 0) return [];
  const row = db.prepare('SELECT lower(hex(hash)) AS hash FROM events WHERE seq = ?').get(known.seq);
  if (row?.hash === known.hash) return [];
  return [
    {
      seq: known.seq,
      what:
        row === undefined
          ? `the record is missing; ${who} knows it`
          : `the record is not the one that ${who} knows`,
    },
  ];
};

const verifyOpen = (
  db: DatabaseSync,
  secrets: JournalSecrets | null,
  heads: readonly { readonly known: Head; readonly who: string }[],
): Verified => {
  const [beginning, ...others] = v.parse(
    Beginning,
    db.prepare('SELECT one, id, public_key FROM journal').all(),
  );
  if (beginning === undefined || others.length > 0) {
    return { ...NOTHING, faults: [{ seq: 0, what: 'it has no beginning' }] };
  }
  const faults: RecordFault[] = [];
  const { id: journal, public_key: publicKey } = beginning;
  let unlocked: Unlocked | null = null;
  try {
    unlocked = secrets === null ? null : unlock(db, secrets);
  } catch (error) {
    faults.push({ seq: 0, what: journalErrorOf(error).message });
  }
  const genesis = { journal, seq: 0, hash: genesisHash(journal, publicKey) };
  const walk = createWalk(genesis, publicKey);
  const rebuilt = createRebuilt();
  // SQLite's own word, first: pages, numbers and types of rows, and that each index holds what its table holds.
  faults.push(
    ...integrityFaults(db)
      .slice(0, MOST_LINES)
      .map((line) => ({ seq: 0, what: `the database: ${line}` })),
  );
  const damaged = faults.length;
  const keyless = new Set<number>();
  let records = 0;
  const told: number[] = [];
  const apart: number[] = [];
  try {
    for (const record of recordsAfter(db, 0)) {
      records += 1;
      const { seq } = record;
      if (record.type === 'journal.rebuilt') told.push(seq);
      const walked = walk.step(record);
      faults.push(...walked);
      const facts = walk.facts();
      if (facts === null && walked.length === 0 && !isObject(record.facts))
        faults.push({ seq, what: 'what is stored in plain cannot be read' });
      let isWhole = facts !== null;
      if (record.key === null) keyless.add(seq);
      else if (unlocked !== null) {
        const body = opened(unlocked, record);
        // A record that was altered is one fault, whether its hash or its seal tells.
        if (!('what' in body)) isWhole = isReadWhole(facts, body.text);
        else if (walked.every((one) => one.what !== body.what)) faults.push({ seq, what: body.what });
      }
      if (!isWhole) apart.push(seq);
      rebuilt.add(record);
    }
    // What follows from a record that is at fault is not blamed on others.
    if (faults.length === damaged) faults.push(...keyFaults(db, walk, keyless));
    if (faults.length === damaged) faults.push(...rebuilt.ofTables(db));
    faults.push(...rebuilt.ofSchema(db));
    faults.push(...heads.flatMap((head) => headFaults(db, journal, head)));
  } catch (error) {
    faults.push({ seq: walk.head().seq + 1, what: journalErrorOf(error).message });
  } finally {
    rebuilt.close();
  }
  return { faults: faults.sort((a, b) => a.seq - b.seq), records, rebuilt: told, apart };
};

/**
 * Finds that the journal on disk still holds a head that somebody else knows; nothing is wrong where the head is of
 * another journal. Alters nothing.
 */
export const verifyHead = (options: {
  readonly file: string;
  readonly known: Head;
  readonly who: string;
}): readonly RecordFault[] => {
  const { file, ...head } = options;
  let db: DatabaseSync | null = null;
  try {
    db = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
    const [own] = v.parse(Beginning, db.prepare('SELECT one, id, public_key FROM journal').all());
    return own === undefined || own.id !== head.known.journal ? [] : headFaults(db, own.id, head);
  } catch (error) {
    return [{ seq: 0, what: journalErrorOf(error).message }];
  } finally {
    db?.close();
  }
};

/**
 * Goes through a journal on disk, which may be in use: every record, key and projection, the checkpoints, and the
 * heads that others know. Alters nothing. Without secrets, bodies are not opened.
 */
export const verifyDatabase = (options: {
  readonly file: string;
  readonly secrets: JournalSecrets | null;
  /** Heads of this journal that are known elsewhere, and by whom. */
  readonly heads: readonly { readonly known: Head; readonly who: string }[];
}): Verified => {
  const { file, secrets, heads } = options;
  let db: DatabaseSync | null = null;
  try {
    db = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
    db.exec('BEGIN');
    const version = versionOf(db);
    return version === SCHEMA_VERSION
      ? verifyOpen(db, secrets, heads)
      : {
          ...NOTHING,
          faults: [{ seq: 0, what: `it is of schema ${version}, not ${SCHEMA_VERSION}` }],
        };
  } catch (error) {
    return { ...NOTHING, faults: [{ seq: 0, what: journalErrorOf(error).message }] };
  } finally {
    db?.close();
  }
};
