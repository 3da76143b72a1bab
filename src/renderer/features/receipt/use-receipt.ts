import { useMemo } from 'react';
import type { VisitView } from '../../../shared/ipc/views.ts';
import { openVisit, useDeskStore } from '../../app/store.ts';
import { useCalls } from '../../ipc/calls-context.ts';
import { oneAtATime } from '../basket/one-at-a-time.ts';

/** Whether a receipt can be printed: something was applied in this visit, and nothing is being applied now. */
export const isReceiptDue = ({ applied, applying }: VisitView): boolean => applied > 0 && !applying;

/** Makes the receipt of the open visit and shows it, when there is something to put on it. */
export const useReceipt = (): (() => Promise<void>) => {
  const calls = useCalls();
  const store = useDeskStore();
  return useMemo(
    () =>
      oneAtATime(async () => {
        const visit = openVisit(store.getState());
        if (visit === null || !isReceiptDue(visit)) return;
        const result = await calls.receipts.issue({});
        if (!result.ok) store.setState({ notice: result.problem });
        // Somebody else may have been opened meanwhile: it is not their receipt.
        else if (openVisit(store.getState())?.customer.visit === visit.customer.visit)
          store.setState({ notice: null, dialog: { name: 'receipt', receipt: result.value } });
      }),
    [calls, store],
  );
};
