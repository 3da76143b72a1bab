import { type ChainRecord, type Head, recordHash } from '../records/chain.ts';
import { type Facts, readFacts } from '../records/facts.ts';
import { isSigned } from './checkpoint.ts';

/** Something that is wrong with a record, or with what stands at its place. */
export interface RecordFault {
  readonly seq: number;
  readonly what: string;
}

/** A record with the hash that is stored with it. */
export interface HashedRecord extends ChainRecord {
  readonly hash: string;
}

/** Goes along a chain. */
export interface Walk {
  /** What is wrong with the next record. Those after it are not blamed for it. */
  step(record: HashedRecord): readonly RecordFault[];
  /** Where the walk has come to. */
  head(): Head;
  /** What the last record stores in plain; `null` where this version cannot tell what it says. */
  facts(): Facts | null;
  /** Seqs of the records that the chain says were purged. */
  purged(): ReadonlySet<number>;
}

/** Begins a walk at a head that is trusted, with the device's public key (SPKI, DER). Needs no secret. */
export const createWalk = (from: Head, publicKey: Uint8Array): Walk => {
  let head = from;
  /** What the last record's hash has to be, where that is not what is stored: the next one may follow either. */
  let due: string | null = null;
  const purged = new Set<number>();
  let last: Facts | null = null;

  const sequenceFault = ({ seq }: HashedRecord): RecordFault | null => {
    const expected = head.seq + 1;
    if (seq === expected) return null;
    return seq > expected
      ? {
          seq: expected,
          what: seq - expected === 1 ? 'the record is missing' : `the records up to ${seq - 1} are missing`,
        }
      : { seq, what: `the record comes after record ${head.seq}` };
  };

  const hashFault = (record: HashedRecord): RecordFault | null => {
    const computed = [head.hash, ...(due === null ? [] : [due])].map((before) => recordHash(before, record));
    due = computed.includes(record.hash) ? null : (computed.at(-1) ?? null);
    return due === null ? null : { seq: record.seq, what: 'the record is not the one that was written' };
  };

  const checkpointFault = (facts: Facts | null, { seq, at, type }: HashedRecord): RecordFault | null => {
    if (type !== 'journal.checkpoint') return null;
    // Whatever else a version may store in another form, a checkpoint is what others are proved by.
    if (facts?.type !== type) return { seq, what: 'what is stored in plain cannot be read' };
    const { why, covers, head: hash, signature } = facts;
    const isOfHere = covers === seq - 1 && (seq !== head.seq + 1 || hash === head.hash || hash === due);
    const signed = { journal: head.journal, seq: covers, hash };
    return isOfHere && isSigned(publicKey, 'checkpoint', signed, `${why} ${at}`, signature)
      ? null
      : { seq, what: 'the checkpoint is not one that this device signed here' };
  };

  return {
    step: (record) => {
      const { seq, hash } = record;
      const facts = readFacts(record.type, record.facts);
      last = facts;
      const sequence = sequenceFault(record);
      const checkpoint = checkpointFault(facts, record);
      // Behind a gap nobody can tell what this record followed.
      const chain = sequence === null ? hashFault(record) : null;
      if (sequence !== null) due = null;
      if (facts?.type === 'journal.purged') for (const one of facts.seqs) purged.add(one);
      head = { journal: head.journal, seq, hash };
      return [sequence, chain, checkpoint].filter((fault) => fault !== null);
    },
    head: () => head,
    facts: () => last,
    purged: () => purged,
  };
};
