import { isMainThread } from 'node:worker_threads';

/* Loaded into a preview: asked, its main process throws something that nobody catches. */

class CanaryFault extends Error {}

if (isMainThread)
  process.on('message', () => {
    process.send?.({});
    setImmediate(() => {
      throw new CanaryFault('4000123412341234');
    });
  });
