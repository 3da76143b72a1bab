import { useCallback } from 'react';
import type { Result } from '../../shared/domain/problem.ts';
import type { Calls } from '../ipc/calls.ts';
import { useCalls } from '../ipc/calls-context.ts';
import { useDeskStore } from './store.ts';

/** Does one call; its problem stands under the header bar until the next one. Gives whether it went well. */
export const useAct = (): (<T>(call: (calls: Calls) => Promise<Result<T>>) => Promise<boolean>) => {
  const calls = useCalls();
  const store = useDeskStore();
  return useCallback(
    async (call) => {
      const result = await call(calls);
      store.setState({ notice: result.ok ? null : result.problem });
      return result.ok;
    },
    [calls, store],
  );
};
