import type { Handlers } from '../../shared/ipc/contract.ts';
import type { Receipts } from '../receipts/receipts.ts';

/** Answers the receipt of the open visit. */
export const receiptHandlers = (receipts: Receipts): Pick<Handlers, 'receipts.issue'> => ({
  'receipts.issue': () => receipts.issue(),
});
