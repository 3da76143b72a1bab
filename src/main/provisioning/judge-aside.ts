import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Result } from '../../shared/domain/problem.ts';
import type { JudgePassphrase } from './passphrase.ts';

/**
 * Measures passphrases as `judgePassphrase` does, each on a thread of its own that ends with it.
 * @param file the script of that thread
 */
export const judgeAside =
  (file: string | URL): JudgePassphrase =>
  async (typed, known) => {
    const worker = new Worker(file, { workerData: { typed, known: [...known] } });
    // A thread that fails rejects this wait.
    const [judged]: Result<null>[] = await once(worker, 'message');
    if (judged === undefined) throw new Error('nothing was measured');
    return judged;
  };
