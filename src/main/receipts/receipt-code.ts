import * as v from 'valibot';
import { RECEIPT_SAYINGS, type ReceiptSaying, sayingOf } from '../../shared/domain/receipt.ts';
import type { ReceiptFacts } from '../../shared/ipc/receipt.ts';
import type { Signer } from '../ports/signer.ts';
import { fromBase32, toBase32 } from './base32.ts';
import { digestOf } from './canonical.ts';
import { fingerprintOf } from './ed25519.ts';

/** How many changes a receipt says each thing of. */
type ReceiptTally = Readonly<Record<ReceiptSaying, number>>;

/** What the code of a receipt states. */
export interface CodeStatement {
  /** UUIDv7. */
  readonly number: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly branchId: string;
  readonly training: boolean;
  readonly tally: ReceiptTally;
  /** SHA-256 of the receipt's facts, 32 bytes. */
  readonly digest: Uint8Array;
  /** Fingerprint of the device key, 8 bytes. */
  readonly key: Uint8Array;
}

/** A code taken apart: what it states, the bytes that were signed, and the signature. Nothing of it is proved yet. */
interface ReadCode {
  readonly statement: CodeStatement;
  readonly signed: Uint8Array;
  readonly signature: Uint8Array;
}

const PREFIX = 'BD1-';
const DOMAIN = Buffer.from('branchdesk.receipt-code.v1\n', 'utf8');
const TRAINING = 1;
const MOST = 255;
const SIGNATURE_BYTES = 64;

/*
 * flags 1, number 16, time 6 (big-endian), fingerprint 8, digest 32, one count for each saying, then the branch's id
 * up to the signature.
 */
const NUMBER_AT = 1;
const TIME_AT = 17;
const KEY_AT = 23;
const DIGEST_AT = 31;
const TALLY_AT = 63;
const BRANCH_AT = TALLY_AT + RECEIPT_SAYINGS.length;

const tallyOf = ({ lines }: ReceiptFacts): ReceiptTally => {
  const count = (saying: ReceiptSaying): number =>
    Math.min(MOST, lines.filter(({ outcome }) => sayingOf(outcome) === saying).length);
  return {
    checked: count('checked'),
    accepted: count('accepted'),
    'not-done': count('not-done'),
    otherwise: count('otherwise'),
    open: count('open'),
  };
};

const uuidBytes = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');

const uuidText = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

const bytesOf = (statement: CodeStatement): Uint8Array => {
  const time = Buffer.alloc(6);
  time.writeUIntBE(statement.at, 0, 6);
  return Buffer.concat([
    Uint8Array.of(statement.training ? TRAINING : 0),
    uuidBytes(statement.number),
    time,
    statement.key,
    statement.digest,
    Uint8Array.from(RECEIPT_SAYINGS, (saying) => statement.tally[saying]),
    Buffer.from(statement.branchId, 'utf8'),
  ]);
};

/** Signs a receipt's facts and gives the text that its QR code holds. */
export const codeOf = async (facts: ReceiptFacts, signer: Signer): Promise<string> => {
  const bytes = bytesOf({
    number: facts.number,
    at: facts.at,
    branchId: facts.branch.id,
    training: facts.training,
    tally: tallyOf(facts),
    digest: digestOf(facts),
    key: fingerprintOf(signer.publicKey),
  });
  const signature = await signer.sign(Buffer.concat([DOMAIN, bytes]));
  return PREFIX + toBase32(Buffer.concat([bytes, signature]));
};

const Text = v.pipe(v.string(), v.maxLength(400));

/** Takes a code apart, as scanned or typed: case and spaces do not matter. Null when it is no code of a receipt. */
export const readCode = (text: string): ReadCode | null => {
  const plain = text.replace(/\s+/g, '').toUpperCase();
  if (!v.is(Text, plain) || !plain.startsWith(PREFIX)) return null;
  const whole = fromBase32(plain.slice(PREFIX.length));
  if (whole === null || whole.length <= BRANCH_AT + SIGNATURE_BYTES) return null;
  const bytes = Buffer.from(whole.subarray(0, -SIGNATURE_BYTES));
  const [checked = 0, accepted = 0, notDone = 0, otherwise = 0, open = 0] = bytes.subarray(
    TALLY_AT,
    BRANCH_AT,
  );
  const statement: CodeStatement = {
    number: uuidText(bytes.subarray(NUMBER_AT, TIME_AT)),
    at: bytes.readUIntBE(TIME_AT, 6),
    branchId: bytes.subarray(BRANCH_AT).toString('utf8'),
    training: bytes[0] === TRAINING,
    tally: { checked, accepted, 'not-done': notDone, otherwise, open },
    digest: bytes.subarray(DIGEST_AT, TALLY_AT),
    key: bytes.subarray(KEY_AT, DIGEST_AT),
  };
  return {
    statement,
    signed: Buffer.concat([DOMAIN, bytes]),
    signature: whole.subarray(-SIGNATURE_BYTES),
  };
};
