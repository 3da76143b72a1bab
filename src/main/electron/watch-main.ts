import { Worker } from 'node:worker_threads';

/** How long the main thread may hang, as a number of its beats. */
interface Patience {
  readonly everyMs: number;
  readonly most: number;
}

/** Nothing that the main thread does takes a second; a disk that does not answer may. */
const KIOSK: Patience = { everyMs: 1_000, most: 10 };

/**
 * Ends this process, from a thread of its own, once its main thread has hung for ten seconds. They are counted by that
 * thread's own clock, so that a machine that slept is not taken for one that hangs.
 * @param file the built script of that thread
 */
export const watchMain = (file: string | URL, { everyMs, most } = KIOSK): void => {
  const turns = new SharedArrayBuffer(4);
  const counted = new Int32Array(turns);
  new Worker(file, { workerData: { turns, everyMs, most } }).unref();
  setInterval(() => Atomics.add(counted, 0, 1), everyMs / 2).unref();
};
