import * as v from 'valibot';
import { tillCredentials } from '../../src/main/training/credentials.ts';
import { startTraining } from '../../src/main/training/start.ts';

/* Training in a process of its own, so that what is measured does not share a core's time with its upstream. */

const training = await startTraining({ latencyMs: Number(process.argv[2] ?? 0) });
process.send?.({
  baseUrls: training.baseUrls,
  credentials: tillCredentials(training.credentials),
  linkable: training.unlinkedCards
    .filter(({ tags }) => tags.includes('linkable'))
    .map(({ number }) => number),
  people: training.people.map(({ name, mobile, airpayEntityId, capillaryId, tags }) => ({
    name,
    mobile,
    airpayEntityId,
    capillaryId,
    tags,
  })),
});
const Rejection = v.object({ upstream: v.picklist(['airpay', 'capillary', 'wm']), call: v.string() });
process.on('message', (message) => {
  const { upstream, call } = v.parse(Rejection, message);
  void training.faults.set(upstream, { fault: 'reject', call, message: 'Not for this one', times: 1 });
});
process.on('disconnect', () => process.exit(0));
