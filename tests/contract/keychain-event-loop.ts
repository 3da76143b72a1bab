import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

const TICK_MS = 10;

/** Ticks and keeps the longest gap between two ticks, until it is asked for it. */
const IDLE_THREAD = `
  const { parentPort } = require('node:worker_threads');
  let last = performance.now();
  let longest = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }, ${TICK_MS});
  parentPort.once('message', () => {
    clearInterval(timer);
    parentPort.postMessage(longest);
  });
`;

/** How long the event loop stood still at most, in milliseconds. */
export interface EventLoopReport {
  readonly longestMs: number;
  /** The same in a thread that did nothing: what the machine itself was slow by. */
  readonly elsewhereMs: number;
}

/** Watches this thread's event loop until `stop`. */
export const watchEventLoop = (): { stop(): Promise<EventLoopReport> } => {
  const worker = new Worker(IDLE_THREAD, { eval: true });
  let last = performance.now();
  let longestMs = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    longestMs = Math.max(longestMs, now - last);
    last = now;
  }, TICK_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      longestMs = Math.max(longestMs, performance.now() - last);
      worker.postMessage('stop');
      const [elsewhereMs] = await once(worker, 'message');
      await worker.terminate();
      return { longestMs, elsewhereMs: Number(elsewhereMs) };
    },
  };
};
