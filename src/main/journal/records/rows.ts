import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import type { HashedRecord } from '../proof/walk.ts';
import { sha256 } from './chain.ts';

const hex = v.pipe(
  v.instance(Uint8Array),
  v.transform((bytes) => Buffer.from(bytes).toString('hex')),
);
const RecordRow = v.object({
  seq: v.number(),
  id: v.string(),
  at: v.number(),
  type: v.string(),
  customer: v.nullable(hex),
  facts: v.string(),
  hash: hex,
  body: v.instance(Uint8Array),
  generation: v.nullable(v.number()),
  wrapped: v.nullable(v.instance(Uint8Array)),
});

/** A record as it is stored, with its key where there is one. */
export interface StoredRecord extends HashedRecord {
  readonly body: Uint8Array;
  readonly key: { readonly generation: number; readonly wrapped: Uint8Array } | null;
}

const SELECT = `
  SELECT e.seq, e.id, e.at, e.type, e.customer, e.facts, e.hash, e.body, k.generation, k.wrapped
  FROM events e LEFT JOIN record_keys k ON k.seq = e.seq`;

const readRow = (row: unknown): StoredRecord => {
  const { generation, wrapped, ...record } = v.parse(RecordRow, row);
  return {
    ...record,
    bodyHash: sha256(record.body),
    key: generation === null || wrapped === null ? null : { generation, wrapped },
  };
};

/** Prepares the reading of one record; `null` when there is none. Throws for a row of other types. */
export const prepareRecord = (db: DatabaseSync): ((seq: number) => StoredRecord | null) => {
  const statement = db.prepare(`${SELECT} WHERE e.seq = ?`);
  return (seq) => {
    const row = statement.get(seq);
    return row === undefined ? null : readRow(row);
  };
};

/** The records after the given one, in their order. */
export function* recordsAfter(db: DatabaseSync, seq: number): Generator<StoredRecord> {
  for (const row of db.prepare(`${SELECT} WHERE e.seq > ? ORDER BY e.seq`).iterate(seq)) yield readRow(row);
}
