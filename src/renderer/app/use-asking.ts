import { useRef, useState } from 'react';
import type { Problem, Result } from '../../shared/domain/problem.ts';

/** What is asked for from a form: one thing at a time. */
interface Asking {
  /** Whether an answer is waited for. */
  readonly busy: boolean;
  /** Why the last thing did not happen. */
  readonly refused: Problem | null;
  /** Makes a call; gives its answer, `null` where another one is still waited for. */
  ask<T>(call: () => Promise<Result<T>>): Promise<Result<T> | null>;
}

/** Asks, waits, and keeps why it was refused until something else is asked for. */
export const useAsking = (): Asking => {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Problem | null>(null);
  // Two presses may come before the first is drawn.
  const isBusy = useRef(false);
  return {
    busy,
    refused,
    ask: async (call) => {
      if (isBusy.current) return null;
      isBusy.current = true;
      setBusy(true);
      const result = await call();
      isBusy.current = false;
      setBusy(false);
      setRefused(result.ok ? null : result.problem);
      return result;
    },
  };
};
