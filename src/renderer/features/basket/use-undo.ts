import { useCallback, useMemo } from 'react';
import { openVisit, useDeskStore } from '../../app/store.ts';
import { useAct } from '../../app/use-act.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { lastUndoable } from './undoable.ts';

/** Takes the last line back whose undo is offered; false when there is none. Asks once until it is answered. */
export const useUndoLast = (): (() => boolean) => {
  const act = useAct();
  const store = useDeskStore();
  const last = useCallback(() => {
    const visit = openVisit(store.getState());
    return visit === null ? null : lastUndoable(visit.basket);
  }, [store]);
  const undo = useMemo(
    () =>
      oneAtATime(async () => {
        const line = last();
        if (line !== null) await act((calls) => calls.changes.undo({ changeId: line.changeId }));
      }),
    [act, last],
  );
  return useCallback(() => {
    if (last() === null) return false;
    void undo();
    return true;
  }, [last, undo]);
};
