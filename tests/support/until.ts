import { setImmediate as nextTurn } from 'node:timers/promises';

/** Lets everything that is under way go on, other threads included, until something is so; rejects when it never is. */
export const until = async (isSo: () => boolean, what = 'it', withinMs = 5_000): Promise<void> => {
  const end = performance.now() + withinMs;
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`${what} did not come`);
    await nextTurn();
  }
};
