import type { KeychainResult } from '../../ports/keychain.ts';
import type { Entries } from './entries.ts';

/**
 * Lets calls go one after another. Each is given the end of its time on `performance.now()`'s scale, counted from
 * when it was asked for, or from when there was somebody to ask, if that was later: calls that wait behind one that
 * hangs end together with it.
 */
export const createTurns = ({ ready }: Pick<Entries, 'ready'>) => {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(
    timeoutMs: number,
    work: (by: number) => Promise<KeychainResult<T>>,
  ): Promise<KeychainResult<T>> => {
    const asked = performance.now();
    const turn = last.then(async () => {
      const by = await ready(asked, timeoutMs);
      return by.ok ? work(by.value) : by;
    });
    last = turn.catch(() => undefined);
    return turn;
  };
};
