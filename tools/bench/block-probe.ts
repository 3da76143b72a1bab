import { isMainThread } from 'node:worker_threads';

/*
 * Loaded into the preview's process before the app: tells how long its main thread was held up. A tick that comes late
 * was held up; how much of that the thread itself worked tells it from a machine that gave the core to somebody else.
 */

/** How long the main thread was held up at most since this was asked last, in milliseconds. */
export interface Held {
  readonly wall: number;
  /** What the thread itself worked, in the longest stretch of its own. */
  readonly worked: number;
}

const TICK_MS = 2;

const workedMs = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

if (isMainThread && process.send !== undefined) {
  let held: Held = { wall: 0, worked: 0 };
  let last = { at: performance.now(), worked: workedMs() };
  setInterval(() => {
    const now = { at: performance.now(), worked: workedMs() };
    const wall = now.at - last.at - TICK_MS;
    held = { wall: Math.max(held.wall, wall), worked: Math.max(held.worked, now.worked - last.worked) };
    last = now;
  }, TICK_MS).unref();
  process.on('message', () => {
    process.send?.(held);
    held = { wall: 0, worked: 0 };
  });
  process.channel?.unref();
}
