import type { KeyObject } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import type { Stamp } from '../events.ts';
import { unwrapRecordKey, wrapRecordKey } from '../records/seal.ts';
import { sealBlindKey, type Unlocked } from './unlock.ts';

/** A new master key, and who asked for it. */
export interface Rotation {
  /** 32 bytes; in the keychain before this is asked for. */
  readonly next: Uint8Array;
  readonly operator: string;
  readonly stamp: Stamp;
}

const Rows = v.array(v.object({ seq: v.number(), generation: v.number(), wrapped: v.instance(Uint8Array) }));

/** Keys that are in memory at a time. */
const AT_A_TIME = 5_000;

/**
 * Wraps every record key, and the key of the blind index, under the next master key; no record is touched. Runs inside
 * the caller's transaction: all of them or none.
 */
export const rotateKeys = (db: DatabaseSync, own: Unlocked, next: KeyObject): void => {
  const generation = own.generation + 1;
  const some = db.prepare(
    `SELECT seq, generation, wrapped FROM record_keys WHERE seq > ? ORDER BY seq LIMIT ${AT_A_TIME}`,
  );
  const update = db.prepare('UPDATE record_keys SET generation = ?, wrapped = ? WHERE seq = ?');
  let after = 0;
  for (;;) {
    const rows = v.parse(Rows, some.all(after));
    for (const { seq, generation: written, wrapped } of rows) {
      const key = unwrapRecordKey(own.master, written, seq, wrapped);
      update.run(generation, wrapRecordKey(next, generation, seq, key), seq);
      after = seq;
    }
    if (rows.length < AT_A_TIME) break;
  }
  db.prepare('UPDATE journal SET generation = ?, blind_key = ?').run(
    generation,
    sealBlindKey(next, generation, own.journal, own.blindKey.export()),
  );
};
