import { BroadcastChannel } from 'node:worker_threads';

/* The journal's worker, as it runs from source, that ends when it is told to: as one does whose thread ran out of memory. */

const orders = new BroadcastChannel('end of the journal');
orders.onmessage = ({ data }: { readonly data: unknown }): void => {
  if (data === 'throws') throw new Error('not caught');
  process.exit(1);
};
orders.unref();

await import('../../src/main/journal/worker.ts');
