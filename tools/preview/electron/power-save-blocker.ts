import type { PowerSaveBlocker } from 'electron';

/** Makes powerSaveBlocker: a browser's screen is its owner's. */
export const createPowerSaveBlocker = (): Pick<PowerSaveBlocker, 'start' | 'isStarted' | 'stop'> => {
  const started = new Set<number>();
  let last = 0;
  return {
    start: () => {
      last += 1;
      started.add(last);
      return last;
    },
    isStarted: (id) => started.has(id),
    stop: (id) => started.delete(id),
  };
};
