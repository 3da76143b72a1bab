import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';

/** An intent on record: where in the journal, when (milliseconds since the epoch), and the id of its request. */
interface Intent {
  readonly seq: number;
  readonly at: number;
  readonly requestId: string;
}

/** What a journal holds, read beside the app. */
export interface OnDisk {
  /** Changes with an intent on record, oldest first. */
  readonly intended: ReadonlyMap<string, Intent>;
  /** Where in the journal each change was first confirmed. */
  readonly confirmed: ReadonlyMap<string, number>;
  /** Outcomes that are on record for each change, as `changeId outcome`. */
  readonly concluded: ReadonlySet<string>;
  /** What stands as each change's outcome now; null: none. */
  readonly outcomes: ReadonlyMap<string, string | null>;
  /** Changes that stand as accepted, and whose read-back left nothing on record. */
  readonly unread: readonly string[];
}

const text = v.string();
const Row = v.object({ seq: v.number(), at: v.number(), facts: text });
const Intended = v.pipe(
  text,
  v.parseJson(),
  v.object({ requestId: text, changes: v.array(v.object({ id: text })) }),
);
const Refused = v.pipe(text, v.parseJson(), v.object({ changes: v.array(v.object({ id: text })) }));
const Concluded = v.pipe(
  text,
  v.parseJson(),
  v.object({ changeId: text, outcome: text, code: v.nullable(text) }),
);
const Change = v.object({ id: text, outcome: v.nullable(text) });

/** What a journal holds whose program was killed before it had made its tables. */
const NOTHING: OnDisk = {
  intended: new Map(),
  confirmed: new Map(),
  concluded: new Set(),
  outcomes: new Map(),
  unread: [],
};

/**
 * Reads a journal's file without changing it, nor what stands beside it: a copy, since SQLite may have to finish what was
 * begun in it before it can be read.
 */
export const readOnDisk = (file: string): OnDisk => {
  const folder = mkdtempSync(join(tmpdir(), 'branchdesk-on-disk-'));
  const copy = join(folder, 'journal.db');
  for (const part of ['', '-wal', '-journal'])
    if (existsSync(`${file}${part}`)) copyFileSync(`${file}${part}`, `${copy}${part}`);
  const db = new DatabaseSync(copy);
  try {
    if (db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'events'").get() === undefined) return NOTHING;
    const events = db.prepare('SELECT seq, at, facts FROM events WHERE type = ? ORDER BY seq');
    const all = (type: string) => events.all(type).map((row) => v.parse(Row, row));
    const intents = all('attempt.intended').flatMap(({ seq, at, facts }) => {
      const { requestId, changes: meant } = v.parse(Intended, facts);
      return meant.map(({ id }) => [id, { seq, at, requestId }] as const);
    });
    const refused = all('change.refused').flatMap(({ facts }) => v.parse(Refused, facts).changes);
    const concluded = all('change.concluded').map(({ seq, facts }) => ({
      seq,
      ...v.parse(Concluded, facts),
    }));
    const confirmed = concluded.filter(({ outcome }) => outcome === 'confirmed');
    const last = new Map(concluded.map((one) => [one.changeId, one]));
    const changes = db.prepare('SELECT id, outcome FROM changes').all();
    return {
      intended: new Map(intents),
      confirmed: new Map(confirmed.toReversed().map(({ changeId, seq }) => [changeId, seq])),
      concluded: new Set([
        ...concluded.map(({ changeId, outcome }) => `${changeId} ${outcome}`),
        ...refused.map(({ id }) => `${id} refused`),
      ]),
      outcomes: new Map(changes.map((row) => v.parse(Change, row)).map(({ id, outcome }) => [id, outcome])),
      unread: [...last.values()]
        .filter(({ outcome, code }) => outcome === 'accepted' && code === null)
        .map(({ changeId }) => changeId),
    };
  } finally {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Whether what the operator was told to be on record is. */
export const isOnDisk = (
  disk: OnDisk,
  { id, state }: { readonly id: string; readonly state: string },
): boolean => (state === 'sending' ? disk.intended.has(id) : disk.concluded.has(`${id} ${state}`));
