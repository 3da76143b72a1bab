import { fail, ok } from '../../shared/domain/problem.ts';
import type { Handlers } from '../../shared/ipc/contract.ts';
import type { Host } from '../ports/host.ts';
import type { Receipts } from '../receipts/receipts.ts';

/** Answers the receipt of the open visit, and prints the one that is shown. */
export const receiptHandlers = (
  receipts: Receipts,
  host: Pick<Host, 'print'>,
): Pick<Handlers, 'receipts.issue' | 'receipts.print'> => ({
  'receipts.issue': () => receipts.issue(),
  'receipts.print': async () => {
    const end = await host.print();
    return end === 'failed' ? fail('receipt.not-printed') : ok({ printed: end === 'printed' });
  },
});
