import { uptime } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { type Clock, type Moment, wallMs } from '../ports/clock.ts';

/** The time since the machine was started, its sleep included; where the system does not tell it, the time awake. */
const sinceBoot = (awake: number): number => {
  try {
    return uptime() * 1000;
  } catch {
    return awake;
  }
};

const mark = (): Moment => {
  const awake = performance.now();
  return { awake, whole: sinceBoot(awake) };
};

/** The machine's own clocks: the only place of the main process that reads them for anything but a short time-out. */
export const systemClock: Clock = {
  now: () => wallMs(Date.now()),
  mark,
  sleep: (ms, signal) => wait(Math.max(0, ms), undefined, signal === undefined ? {} : { signal }),
};
