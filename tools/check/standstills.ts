/** A time in which this process, which had nothing to do, was not run: in milliseconds since the epoch. */
export interface Standstill {
  readonly from: number;
  readonly to: number;
}

const EACH_MS = 50;
/** Less is a busy machine, and no excuse. */
const LEAST_MS = 400;

/** Watches for standstills of the machine until it is stopped, and then tells them. */
export const watchStandstills = (): { stop(): readonly Standstill[] } => {
  const found: Standstill[] = [];
  let last = Date.now();
  const look = (): void => {
    const now = Date.now();
    if (now - last - EACH_MS >= LEAST_MS) found.push({ from: last, to: now });
    last = now;
  };
  const timer = setInterval(look, EACH_MS);
  return {
    stop: () => {
      look();
      clearInterval(timer);
      return found;
    },
  };
};
