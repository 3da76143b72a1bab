/** Tells by how much this process itself was late, so that its own lateness is not held against a call. */
export interface LagMeter {
  /** All its lateness since a moment of `performance.now()`, in milliseconds. */
  since(moment: number): number;
  stop(): void;
}

const EVERY_MS = 20;
const KEPT = 3_000;

/** Starts measuring. */
export const startLagMeter = (): LagMeter => {
  let beats: { readonly at: number; readonly late: number }[] = [];
  let last = performance.now();
  const timer = setInterval(() => {
    const at = performance.now();
    const late = at - last - EVERY_MS;
    if (late > 5) beats.push({ at, late });
    if (beats.length > KEPT) beats = beats.slice(-KEPT / 2);
    last = at;
  }, EVERY_MS);
  timer.unref();
  return {
    since: (moment) => {
      const now = performance.now() - last - EVERY_MS;
      return beats.reduce((sum, { at, late }) => (at >= moment ? sum + late : sum), Math.max(0, now));
    },
    stop: () => clearInterval(timer),
  };
};
