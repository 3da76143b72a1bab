import { parentPort, workerData } from 'node:worker_threads';
import * as v from 'valibot';
import { judgePassphrase } from './passphrase.ts';

/* Measures one passphrase on a thread of its own: the tables of words take longer to build than main may be held up. */

const { typed, known } = v.parse(v.object({ typed: v.string(), known: v.array(v.string()) }), workerData);

parentPort?.postMessage(await judgePassphrase(typed, known));
