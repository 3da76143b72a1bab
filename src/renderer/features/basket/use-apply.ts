import { useMemo } from 'react';
import { useAct } from '../../app/use-act.ts';
import { oneAtATime } from './one-at-a-time.ts';

/** Applies the basket; until that call is answered, asking again does nothing. Main knows what there is to send. */
export const useApply = (): (() => Promise<void>) => {
  const act = useAct();
  return useMemo(
    () =>
      oneAtATime(async () => {
        await act((ask) => ask.drafts.apply({}));
      }),
    [act],
  );
};
