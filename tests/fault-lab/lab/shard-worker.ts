import { parentPort, workerData } from 'node:worker_threads';
import { runShard } from './shard.ts';

/* One shard in a thread of its own: posts each result, and nothing else. */

const { specs, lanes } = workerData;
await runShard({ specs, lanes, onResult: (result) => parentPort?.postMessage(result) });
parentPort?.close();
