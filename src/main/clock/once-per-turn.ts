/**
 * Tells something once for all that happens in one turn of the event loop, and no sooner again than four times as long
 * as the last telling took: what happens hundreds of times over a long list never takes the thread for itself. A
 * machine that stood still while something was told holds up the next telling for a second at most.
 */
export const oncePerTurn = (tell: () => void): (() => void) => {
  let isDue = false;
  let freeAt = 0;
  const run = (): void => {
    isDue = false;
    const begun = performance.now();
    tell();
    const ended = performance.now();
    freeAt = ended + Math.min((ended - begun) * 4, LONGEST_WAIT_MS);
  };
  return () => {
    if (isDue) return;
    isDue = true;
    const wait = freeAt - performance.now();
    if (wait > SHORTEST_WAIT_MS) setTimeout(run, wait);
    else setImmediate(run);
  };
};

/** What is told as quickly as this holds nothing up. */
const SHORTEST_WAIT_MS = 8;

const LONGEST_WAIT_MS = 1_000;
