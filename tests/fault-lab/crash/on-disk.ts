import { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';

/** What a journal holds, read beside the app. */
export interface OnDisk {
  /** Ids of the requests on record. */
  readonly requestIds: ReadonlySet<string>;
  /** Changes with an intent on record, oldest first, each with the id of its request. */
  readonly intended: ReadonlyMap<string, string>;
  /** Outcomes that are on record for each change, as `changeId outcome`. */
  readonly concluded: ReadonlySet<string>;
  /** What stands as each change's outcome now; null: none. */
  readonly outcomes: ReadonlyMap<string, string | null>;
}

const text = v.string();
const Intended = v.pipe(
  text,
  v.parseJson(),
  v.object({ requestId: text, changes: v.array(v.object({ id: text })) }),
);
const Refused = v.pipe(text, v.parseJson(), v.object({ changes: v.array(v.object({ id: text })) }));
const Concluded = v.pipe(text, v.parseJson(), v.object({ changeId: text, outcome: text }));
const Change = v.object({ id: text, outcome: v.nullable(text) });

/** Reads a journal's file without changing it, nor what stands beside it. */
export const readOnDisk = (file: string): OnDisk => {
  const db = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
  try {
    const facts = (type: string): readonly unknown[] =>
      db
        .prepare('SELECT facts FROM events WHERE type = ?')
        .all(type)
        .map((row) => row.facts);
    const intents = facts('attempt.intended').map((one) => v.parse(Intended, one));
    const refused = facts('change.refused').flatMap((one) => v.parse(Refused, one).changes);
    const concluded = facts('change.concluded').map((one) => v.parse(Concluded, one));
    const changes = db.prepare('SELECT id, outcome FROM changes').all();
    return {
      requestIds: new Set(intents.map(({ requestId }) => requestId)),
      intended: new Map(intents.flatMap((one) => one.changes.map(({ id }) => [id, one.requestId] as const))),
      concluded: new Set([
        ...concluded.map(({ changeId, outcome }) => `${changeId} ${outcome}`),
        ...refused.map(({ id }) => `${id} refused`),
      ]),
      outcomes: new Map(changes.map((row) => v.parse(Change, row)).map(({ id, outcome }) => [id, outcome])),
    };
  } finally {
    db.close();
  }
};

/** Whether what the operator was told to be on record is. */
export const isOnDisk = (
  disk: OnDisk,
  { id, state }: { readonly id: string; readonly state: string },
): boolean => (state === 'sending' ? disk.intended.has(id) : disk.concluded.has(`${id} ${state}`));
