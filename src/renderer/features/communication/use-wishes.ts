import { startTransition, useCallback, useOptimistic } from 'react';
import { setOptIn } from '../../../shared/kinds/communication-set.ts';
import { useAct } from '../../app/use-act.ts';

type Wishes = ReadonlyMap<string, 'Y' | 'N'>;

/** One for all renders: a new one each time would be a change each time. */
const NONE: Wishes = new Map();

/**
 * A switch answers at once: it shows what was asked for while the asking lasts, then what is so. Kept for all of them
 * together: what is asked for, by the refs of the selections, and how to ask.
 */
export const useWishes = (): readonly [Wishes, (ref: string, optIn: 'Y' | 'N') => void] => {
  const act = useAct();
  const [wishes, add] = useOptimistic(
    NONE,
    (now: Wishes, [ref, optIn]: readonly [string, 'Y' | 'N']): Wishes => new Map(now).set(ref, optIn),
  );
  const wish = useCallback(
    (ref: string, optIn: 'Y' | 'N') =>
      startTransition(async () => {
        add([ref, optIn]);
        await act((calls) => calls.drafts.put({ request: setOptIn(ref, optIn) }));
      }),
    [act, add],
  );
  return [wishes, wish];
};
