import { randomBytes } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { unlock } from '../../../../src/main/journal/keys/unlock.ts';
import { signHead } from '../../../../src/main/journal/proof/checkpoint.ts';
import { boundToBody, type Head, recordHash, sha256 } from '../../../../src/main/journal/records/chain.ts';
import { openBody, recordKeyOf } from '../../../../src/main/journal/records/read-body.ts';
import { recordsAfter } from '../../../../src/main/journal/records/rows.ts';
import { cipherKeyOf, seal } from '../../../../src/main/journal/records/seal.ts';
import { fixedJournalKeys } from '../../../support/journal-keys.ts';

/** What a record holds, and what becomes of its key. */
export interface Written {
  readonly type: string;
  /** JSON text of what is in plain. */
  readonly facts: string;
  /** What is sealed: JSON text, as every version so far has it. */
  readonly text: string;
  readonly key?: 'another' | 'missing' | 'generation' | 'wrapped';
}

/** A record that is about to be written otherwise. */
export type Rewrite = (written: Written & { readonly seq: number }) => Written;

/**
 * Writes the records of a journal anew as another version would have, each sealed, in a chain, with its checkpoints signed:
 * nobody can tell that it was not so from the beginning. Gives how far it has come. What follows from the records stays as
 * it was.
 */
export const writeAsAnotherVersion = (file: string, rewrite: Rewrite): Head => {
  const db = new DatabaseSync(file);
  const own = unlock(db, fixedJournalKeys.secrets);
  const update = db.prepare('UPDATE events SET type = ?, facts = ?, hash = ?, body = ? WHERE seq = ?');
  const keys = {
    missing: db.prepare('DELETE FROM record_keys WHERE seq = ?'),
    generation: db.prepare('UPDATE record_keys SET generation = 9 WHERE seq = ?'),
    wrapped: db.prepare('UPDATE record_keys SET wrapped = zeroblob(60) WHERE seq = ?'),
  };
  let before = own.genesis.hash;
  let seq = 0;
  db.exec('PRAGMA synchronous = OFF; BEGIN');
  for (const record of [...recordsAfter(db, 0)]) {
    seq = record.seq;
    const key = record.key === null ? null : recordKeyOf(own, record);
    const was = key === null ? '{}' : (openBody(key, record, record.body) ?? '{}');
    const signed = (text: string): string => {
      if (record.type !== 'journal.checkpoint') return text;
      const stored = JSON.parse(text);
      const head = { journal: own.journal, seq: stored.covers, hash: before };
      const signature = signHead(own.device, 'checkpoint', head, `${stored.why} ${record.at}`);
      return JSON.stringify({ ...stored, head: before, signature });
    };
    const {
      type,
      facts,
      text,
      key: fate,
    } = rewrite({ seq, type: record.type, facts: record.facts, text: was });
    const now = { ...record, type, facts: signed(facts) };
    const sealing = fate === 'another' ? randomBytes(32) : key;
    const body =
      sealing === null
        ? record.body
        : seal(cipherKeyOf(sealing), Buffer.from(signed(text)), boundToBody(now));
    before = recordHash(before, { ...now, bodyHash: sha256(body) });
    update.run(type, now.facts, Buffer.from(before, 'hex'), body, seq);
    if (fate !== undefined && fate !== 'another') keys[fate].run(seq);
  }
  db.exec('COMMIT');
  db.close();
  return { journal: own.journal, seq, hash: before };
};
