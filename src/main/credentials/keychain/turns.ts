/**
 * Lets calls go one after another. Each is given the end of its time on `performance.now()`'s scale, counted from
 * when it was asked for: calls that wait behind one that hangs end together with it.
 */
export const createTurns = (timeoutMs: number) => {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: (by: number) => Promise<T>): Promise<T> => {
    const by = performance.now() + timeoutMs;
    const turn = last.then(() => work(by));
    last = turn.catch(() => undefined);
    return turn;
  };
};
