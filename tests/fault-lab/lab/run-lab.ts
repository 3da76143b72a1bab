import { Worker } from 'node:worker_threads';
import { makePlan, type Sample } from '../plan/plan.ts';
import type { Spec } from '../runs/spec.ts';
import type { KeptResults } from './kept-results.ts';
import { measureLengths } from './lengths.ts';
import type { Result } from './result.ts';

/** How the lab is run. */
export interface LabOptions {
  readonly seed: number;
  readonly full: boolean;
  readonly sample?: Sample;
  /** Threads. */
  readonly shards: number;
  /** Runs under way at the same time in each thread. */
  readonly lanes: number;
  readonly onProgress?: (done: number, all: number) => void;
  /** Which runs of the plan are made now; all of them where it is left out. */
  readonly picks?: (spec: Spec) => boolean;
  /** Results of an earlier call: their runs are not made again. */
  readonly kept?: Pick<KeptResults, 'made' | 'add'>;
}

/** What a lab came to. */
export interface LabResults {
  /** In the order of the plan. */
  readonly results: readonly Result[];
  /** Runs of the plan of which there is no result yet. */
  readonly left: number;
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

/** Makes the runs of the plan, in threads. */
export const runLab = async (options: LabOptions): Promise<LabResults> => {
  const { seed, full, sample, shards, lanes, onProgress, picks = () => true, kept } = options;
  const plan = makePlan({ seed, full, sample, lengths: await measureLengths() });
  const order = new Map(plan.map((spec, at) => [JSON.stringify(spec), at]));
  const placeOf = ({ spec }: Result): number | undefined => order.get(JSON.stringify(spec));
  const made = new Map<number, Result>();
  const note = (result: Result): boolean => {
    const place = placeOf(result);
    if (place !== undefined) made.set(place, result);
    return place !== undefined;
  };
  for (const result of kept?.made ?? []) note(result);
  const due = plan.filter((spec, at) => !made.has(at) && picks(spec));
  let done = 0;
  const share = (number: number): readonly Spec[] => due.filter((_, at) => at % shards === number);
  await Promise.all(
    Array.from({ length: shards }, (_, number) =>
      runInThread(share(number), lanes, (result) => {
        if (note(result)) kept?.add(result);
        done += 1;
        onProgress?.(done, due.length);
      }),
    ),
  );
  const results = [...made].toSorted(([a], [b]) => a - b).map(([, result]) => result);
  return { results, left: plan.length - results.length };
};
