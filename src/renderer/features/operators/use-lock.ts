import { useCallback } from 'react';
import { useCalls } from '../../ipc/calls-context.ts';

/** Locks the desk. The page is told that it is locked, and holds nothing of the customer from then on. */
export const useLock = (): (() => void) => {
  const calls = useCalls();
  return useCallback(() => void calls.operators.lock({}), [calls]);
};
