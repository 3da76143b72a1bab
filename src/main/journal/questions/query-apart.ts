import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import { shownText, shownWithin } from '../../../shared/domain/shown-text.ts';
import type { ApartChange, ApartRecord } from '../answers.ts';

const name = v.pipe(v.string(), v.transform(shownText));
/** As long as any id is that a screen takes. */
const id = v.pipe(
  v.string(),
  v.transform((value): string => shownWithin(64, value)),
);
const Records = v.array(v.object({ id, at: v.number(), type: name }));
const Intents = v.array(v.object({ seq: v.number(), id, at: v.number() }));

/** Tells of the records that were set apart. */
interface ApartRecords {
  /** The newest of a customer, or of all, newest first. */
  newest(customer: Uint8Array | null, limit: number): readonly ApartRecord[];
  /** Intents of which nothing can be told but that something was sent, and at which nobody looked by hand. */
  openIntents(customer: Uint8Array | null): readonly ApartChange[];
}

/** Prepares the questions; `db` has what was proved. */
export const prepareApart = (db: DatabaseSync): ApartRecords => {
  const newest = (where: string) =>
    db.prepare(`SELECT id, at, type FROM set_apart ${where} ORDER BY seq DESC LIMIT ?`);
  const intents = (and: string) =>
    db.prepare(
      `SELECT seq, id, at FROM set_apart WHERE type = 'attempt.intended' AND looked_seq IS NULL ${and}`,
    );
  const [newestOfAll, newestOf] = [newest(''), newest('WHERE customer = ?')];
  const [allIntents, intentsOf] = [intents(''), intents('AND customer = ?')];
  return {
    newest: (customer, limit) =>
      v.parse(Records, customer === null ? newestOfAll.all(limit) : newestOf.all(customer, limit)),
    openIntents: (customer) =>
      v
        .parse(Intents, customer === null ? allIntents.all() : intentsOf.all(customer))
        .map(({ seq, id, at }) => ({
          ...{ seq, id, at, upstream: null, operator: null, requestId: null },
          summary: { kind: 'set-apart', why: 'other-version', of: 'attempt.intended' },
        })),
  };
};
