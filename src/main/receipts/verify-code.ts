import { RECEIPT_SAYINGS, type ReceiptSaying } from '../../shared/domain/receipt.ts';
import { fingerprintOf, isSignedBy } from './ed25519.ts';
import { type CodeStatement, readCode } from './receipt-code.ts';

/** What checking a code gives: what it states, proved; or one line that says what is wrong. */
type VerifiedCode =
  | { readonly ok: true; readonly statement: CodeStatement }
  | { readonly ok: false; readonly why: string };

/** Checks the code of a receipt against a device's public key (32 bytes). Needs nothing else. */
export const verifyCode = (text: string, publicKey: Uint8Array): VerifiedCode => {
  const read = readCode(text);
  if (read === null) return { ok: false, why: 'this is not the whole code of a receipt' };
  const { statement, signed, signature } = read;
  if (isSignedBy(publicKey, signed, signature)) return { ok: true, statement };
  const own = fingerprintOf(publicKey);
  if (Buffer.compare(own, statement.key) !== 0 && statement.training)
    return { ok: false, why: 'says that it is of training, whose keys are not kept: nothing is proved' };
  return Buffer.compare(own, statement.key) === 0
    ? { ok: false, why: 'the signature does not fit: the code was altered' }
    : {
        ok: false,
        why: `signed by another key (${hex(statement.key)}) than the one given (${hex(own)}): nothing is proved`,
      };
};

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const SAID = {
  checked: 'done and checked',
  accepted: 'accepted, not checked',
  'not-done': 'not done',
  otherwise: 'not as asked',
  open: 'not known yet',
} as const satisfies Record<ReceiptSaying, string>;

/** One line, in English, of what a proved code says. */
export const statementLine = ({
  number,
  at,
  branchId,
  training,
  tally,
  digest,
  key,
}: CodeStatement): string => {
  const counts = RECEIPT_SAYINGS.filter((saying) => tally[saying] > 0).map(
    (saying) => `${tally[saying]} ${SAID[saying]}`,
  );
  return [
    `${training ? 'training receipt' : 'receipt'} ${number}`,
    `${new Date(at).toISOString()}`,
    `branch ${branchId}`,
    ...counts,
    `digest ${hex(digest)}`,
    `signed by device key ${hex(key)}`,
  ].join(', ');
};
