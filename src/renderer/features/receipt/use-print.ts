import { useMemo, useState } from 'react';
import type { Problem } from '../../../shared/domain/problem.ts';
import { useCalls } from '../../ipc/calls-context.ts';
import { oneAtATime } from '../basket/one-at-a-time.ts';

/** How the last printing ended: on paper, called off, or not. */
export type PrintedSoFar = { readonly printed: boolean } | { readonly problem: Problem } | null;

/** Prints the receipt that is shown, one job at a time, and keeps how the last one ended. */
export const usePrint = (): { readonly end: PrintedSoFar; readonly print: () => Promise<void> } => {
  const calls = useCalls();
  const [end, setEnd] = useState<PrintedSoFar>(null);
  const print = useMemo(
    () =>
      oneAtATime(async () => {
        setEnd(null);
        const result = await calls.receipts.print({});
        setEnd(result.ok ? result.value : { problem: result.problem });
      }),
    [calls],
  );
  return { end, print };
};
