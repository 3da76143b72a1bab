import { Worker } from 'node:worker_threads';
import { makePlan } from '../plan/plan.ts';
import type { Spec } from '../runs/spec.ts';
import { measureLengths } from './lengths.ts';
import type { Result } from './result.ts';

/** How the lab is run. */
export interface LabOptions {
  readonly seed: number;
  readonly full: boolean;
  /** Threads. */
  readonly shards: number;
  /** Runs under way at the same time in each thread. */
  readonly lanes: number;
  readonly onProgress?: (done: number, all: number) => void;
}

const runInThread = (
  specs: readonly Spec[],
  lanes: number,
  onResult: (result: Result) => void,
): Promise<void> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./shard-worker.ts', import.meta.url), {
      workerData: { specs, lanes },
    });
    worker.on('message', onResult);
    worker.on('error', reject);
    worker.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`a shard ended with ${code}`))));
  });

/** Makes every run of the plan, in threads, and gives the results in the order of the plan. */
export const runLab = async ({
  seed,
  full,
  shards,
  lanes,
  onProgress,
}: LabOptions): Promise<readonly Result[]> => {
  const plan = makePlan({ seed, full, lengths: await measureLengths() });
  const order = new Map(plan.map((spec, at) => [JSON.stringify(spec), at]));
  const results: Result[] = [];
  const share = (number: number): readonly Spec[] => plan.filter((_, at) => at % shards === number);
  await Promise.all(
    Array.from({ length: shards }, (_, number) =>
      runInThread(share(number), lanes, (result) => {
        results.push(result);
        onProgress?.(results.length, plan.length);
      }),
    ),
  );
  const placeOf = ({ spec }: Result): number => order.get(JSON.stringify(spec)) ?? 0;
  return results.toSorted((a, b) => placeOf(a) - placeOf(b));
};
