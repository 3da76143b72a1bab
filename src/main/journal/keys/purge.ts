import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import type { Stamp } from '../events.ts';
import { JournalError } from '../faults.ts';
import { IS_OPEN } from '../file/schema.ts';
import type { Head } from '../records/chain.ts';
import type { Recorder } from '../records/record.ts';
import { blindIndex } from '../records/seal.ts';
import type { Unlocked } from './unlock.ts';

/** A customer whose records are to become unreadable, and who asked for it. */
export interface Purge {
  /** The customer's key. */
  readonly customer: string;
  readonly operator: string;
  readonly stamp: Stamp;
}

const Seqs = v.array(v.object({ seq: v.number() }));

/**
 * Destroys the keys of a customer's records and records which they were; the records themselves stay in the chain.
 * `places` has the changes as they were proved. Throws `open-attempts` while one of the customer is open. Runs inside the caller's transaction.
 */
export const purgeCustomer = (
  db: DatabaseSync,
  own: Unlocked,
  { recorder, places }: { readonly recorder: Recorder; readonly places: DatabaseSync },
  { customer, operator, stamp }: Purge,
): Head => {
  const blind = blindIndex(own.blindKey, customer);
  const open = places.prepare(`SELECT 1 FROM changes WHERE customer = ? AND ${IS_OPEN} LIMIT 1`).get(blind);
  if (open !== undefined) {
    throw new JournalError('open-attempts', 'a change of this customer has no settled outcome');
  }
  const rows = v.parse(
    Seqs,
    db
      .prepare(
        'SELECT e.seq FROM events e JOIN record_keys k ON k.seq = e.seq WHERE e.customer = ? ORDER BY e.seq',
      )
      .all(blind),
  );
  const destroy = db.prepare('DELETE FROM record_keys WHERE seq = ?');
  for (const { seq } of rows) destroy.run(seq);
  const seqs = rows.map(({ seq }) => seq);
  return recorder.record(recorder.head(), { ...stamp, event: { type: 'journal.purged', operator, seqs } });
};
