import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import type { AnyEvent, StampedEvent } from '../events.ts';
import type { Unlocked } from '../keys/unlock.ts';
import type { Owners } from '../projections/owners.ts';
import { createProject } from '../projections/project.ts';
import { storedEvent } from '../stored/keys.ts';
import { assertReadsBack } from '../stored/read.ts';
import { boundToBody, type Head, recordHash, sha256 } from './chain.ts';
import { factsOf, factsText } from './facts.ts';
import { createRandomPool } from './random-pool.ts';
import { blindIndex, cipherKeyOf, KEY_BYTES, NONCE_BYTES, seal, wrapRecordKey } from './seal.ts';

const Last = v.object({ seq: v.number(), hash: v.instance(Uint8Array) });

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Adds records to the chain. */
export interface Recorder {
  /** How far the journal has come, as it is on disk or in the present transaction. */
  head(): Head;
  /**
   * Adds an event after the given head and gives the new one. Runs inside the caller's transaction. Throws `refused` for
   * what could not be read back.
   */
  record(head: Head, stamped: StampedEvent): Head;
  /** The same for what was stored before: its text is sealed as it is. `event`: what this version reads in it. */
  recordAgain(head: Head, stored: StampedEvent & { readonly text: string }): Head;
}

/** Gives what adds records. */
export const createRecorder = (db: DatabaseSync, unlocked: Unlocked, owners: Owners): Recorder => {
  const last = db.prepare('SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1');
  const insert = db.prepare(
    'INSERT INTO events (seq, id, at, type, customer, facts, hash, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const insertKey = db.prepare('INSERT INTO record_keys (seq, generation, wrapped) VALUES (?, ?, ?)');
  const project = createProject(db);
  const fresh = createRandomPool();

  const blind = (key: string | undefined): Uint8Array | null =>
    key === undefined ? null : blindIndex(unlocked.blindKey, key);

  const customerOf = (event: AnyEvent): Uint8Array | null => {
    switch (event.type) {
      case 'change.refused':
      case 'approval.given':
      case 'approval.declined':
        return blind(event.recorded.change.customer.key);
      case 'attempt.intended':
        return blind(event.recorded[0]?.change.customer.key);
      case 'attempt.replied':
        return owners.ofAttempt(event.attemptId);
      case 'change.concluded':
      case 'change.looked-at':
        return owners.ofChange(event.changeId);
      case 'identity.remembered':
      case 'identity.forgotten':
      case 'value.revealed':
      case 'receipt.issued':
        return blind(event.customer);
      default:
        return null;
    }
  };

  const add: Recorder['recordAgain'] = (head, { id, at, text, event }) => {
    const seq = head.seq + 1;
    const customer = customerOf(event);
    const facts = factsOf(event);
    const { type } = facts;
    const plain = {
      ...{ seq, id, at, type, facts: factsText(facts) },
      customer: customer === null ? null : hex(customer),
    };
    const random = fresh(KEY_BYTES + 2 * NONCE_BYTES);
    const key = random.subarray(0, KEY_BYTES);
    const nonces = [random.subarray(KEY_BYTES, -NONCE_BYTES), random.subarray(-NONCE_BYTES)] as const;
    const body = seal(cipherKeyOf(key), Buffer.from(text), boundToBody(plain), nonces[0]);
    const hash = recordHash(head.hash, { ...plain, bodyHash: sha256(body) });
    insert.run(seq, id, at, type, customer, plain.facts, Buffer.from(hash, 'hex'), body);
    insertKey.run(
      seq,
      unlocked.generation,
      wrapRecordKey(unlocked.master, unlocked.generation, seq, key, nonces[1]),
    );
    project({ seq, at, customer, facts });
    owners.note(facts, customer);
    return { journal: head.journal, seq, hash };
  };

  return {
    head: () => {
      const row = last.get();
      if (row === undefined) return unlocked.genesis;
      const { seq, hash } = v.parse(Last, row);
      return { journal: unlocked.journal, seq, hash: hex(hash) };
    },
    record: (head, { id, at, event }) => {
      const text = JSON.stringify(storedEvent(event));
      assertReadsBack(text);
      return add(head, { id, at, text, event });
    },
    recordAgain: add,
  };
};
