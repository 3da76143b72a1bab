import { workerData } from 'node:worker_threads';
import * as v from 'valibot';

/*
 * A thread beside the main thread: where that has hung, it alone still runs, and ends the process. Whoever keeps the kiosk
 * running starts it again.
 */

const { turns, everyMs, most } = v.parse(
  v.object({ turns: v.instance(SharedArrayBuffer), everyMs: v.number(), most: v.number() }),
  workerData,
);
const counted = new Int32Array(turns);

let seen = Atomics.load(counted, 0);
let missed = 0;
setInterval(() => {
  const now = Atomics.load(counted, 0);
  missed = now === seen ? missed + 1 : 0;
  seen = now;
  if (missed >= most) process.kill(process.pid, 'SIGKILL');
}, everyMs);
