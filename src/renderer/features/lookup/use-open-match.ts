import { useCallback } from 'react';
import { type Taken, useDeskStore } from '../../app/store.ts';
import { useAct } from '../../app/use-act.ts';

/** Opens the customer of a match, puts the results away, and keeps how the customer was found. */
export const useOpenMatch = (): ((match: string, taken: Taken) => void) => {
  const store = useDeskStore();
  const act = useAct();
  return useCallback(
    (match, taken) => {
      store.setState({ search: null, typed: '' });
      void act(async (calls) => {
        const opened = await calls.visits.open({ match });
        if (opened.ok) store.setState({ taken: { ...taken, visit: opened.value.visit } });
        return opened;
      });
    },
    [store, act],
  );
};
