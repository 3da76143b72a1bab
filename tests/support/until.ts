import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';

/** As long as only turns are waited for; after that the processor is left to whoever is waited for. */
const IN_TURNS_MS = 5;

/** Lets everything that is under way go on, other threads included, until something is so; rejects when it never is. */
export const until = async (isSo: () => boolean, what = 'it', withinMs = 12_000): Promise<void> => {
  const begun = performance.now();
  while (!isSo()) {
    const waited = performance.now() - begun;
    if (waited > withinMs) throw new Error(`${what} did not come`);
    await (waited < IN_TURNS_MS ? nextTurn() : pause(1));
  }
};
