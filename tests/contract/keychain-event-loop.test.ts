import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { watchEventLoop } from './keychain-event-loop.ts';

it('The watch over the event loop sees that it stood still', async () => {
  const loop = watchEventLoop();
  await sleep(20);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
  const { longestMs, elsewhereMs } = await loop.stop();
  expect(longestMs).toBeGreaterThan(250);
  expect(longestMs).toBeGreaterThan(100 + elsewhereMs);
});
