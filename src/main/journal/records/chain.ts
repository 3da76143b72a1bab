import { hash } from 'node:crypto';

/** A record as the chain covers it. Hashes and the blind index are in hexadecimal. */
export interface ChainRecord {
  /** 1 for the first record, then one more each time. */
  readonly seq: number;
  /** UUIDv7. */
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly type: string;
  /** Blind index of the customer whom the record is about. */
  readonly customer: string | null;
  /** What is stored in plain, as JSON text. */
  readonly facts: string;
  /** SHA-256 of the encrypted body. */
  readonly bodyHash: string;
}

/** How far a journal has come: `seq` of its last record, 0 for none, and that record's hash. */
export interface Head {
  readonly journal: string;
  readonly seq: number;
  readonly hash: string;
}

/** SHA-256 in hexadecimal. */
export const sha256 = (data: string | Uint8Array): string => hash('sha256', data, 'hex');

/** The hash that the first record follows: it ties the chain to the journal's id and the device's public key. */
export const genesisHash = (journal: string, publicKey: Uint8Array): string =>
  sha256(JSON.stringify(['branchdesk-journal-1', journal, Buffer.from(publicKey).toString('hex')]));

/** The hash of a record that follows the one with the hash `before`. */
export const recordHash = (before: string, record: ChainRecord): string =>
  sha256(
    JSON.stringify([
      'branchdesk-record-1',
      before,
      record.seq,
      record.id,
      record.at,
      record.type,
      record.customer,
      record.facts,
      record.bodyHash,
    ]),
  );

/** What a body is bound to: every plain column of its record. */
export const boundToBody = ({ seq, id, at, type, customer, facts }: Omit<ChainRecord, 'bodyHash'>): string =>
  JSON.stringify(['branchdesk-body-1', seq, id, at, type, customer, facts]);
