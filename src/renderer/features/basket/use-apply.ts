import { useMemo } from 'react';
import { useAct } from '../../app/use-act.ts';
import { useCalls } from '../../ipc/calls-context.ts';
import { gateOf } from './basket-state.ts';
import { oneAtATime } from './one-at-a-time.ts';

/** Applies the basket, when there is something that can be sent; until that call is answered, asking again does nothing. */
export const useApply = (): (() => Promise<void>) => {
  const act = useAct();
  const calls = useCalls();
  return useMemo(
    () =>
      oneAtATime(async () => {
        // An edit of a moment ago may not be on the screen yet: the main process knows.
        const visits = await calls.state();
        const visit = visits.ok ? visits.value.open : null;
        if (visit !== null && gateOf(visit.basket, visit.applying).open) await act((ask) => ask.apply());
      }),
    [act, calls],
  );
};
