import { subscribe } from 'node:diagnostics_channel';
import type { ServerResponse } from 'node:http';
import * as v from 'valibot';
import { tillCredentials } from '../../src/main/training/credentials.ts';
import { startTraining } from '../../src/main/training/start.ts';
import { UpstreamSchema } from '../../src/shared/domain/upstream.ts';
import { withGiant } from '../../tests/support/giant.ts';

/* Training in a process of its own, so that what is measured does not share a core's time with its upstream. */

const Giant = v.object({
  mobiles: v.number(),
  cards: v.number(),
  selections: v.number(),
  channels: v.array(v.string()),
});
const Started = v.object({ latencyMs: v.number(), giants: v.array(Giant) });
const { latencyMs, giants } = v.parse(Started, JSON.parse(process.argv[2] ?? ''));

const training = await startTraining({
  latencyMs,
  // As a gateway does: what a customer of 10,000 mobiles is told by would not pass the limit on the wire otherwise.
  compressFrom: 262_144,
  // The first plain customers are made giants, one for each size.
  alter: (population) => {
    const plain = population.people.filter(({ tags }) => tags.includes('plain'));
    return giants.reduce((made, size, at) => withGiant(made, plain[at]?.mobile ?? '', size), population);
  },
});

/** When each call arrived and was answered, in milliseconds since the epoch. */
let calls: { readonly from: number; readonly to: number }[] = [];
const now = (): number => performance.timeOrigin + performance.now();
const arrivals = new WeakMap<ServerResponse, number>();
const Handled = v.object({ response: v.custom<ServerResponse>((one) => typeof one === 'object') });
subscribe('http.server.request.start', (message) => {
  arrivals.set(v.parse(Handled, message).response, now());
});
subscribe('http.server.response.finish', (message) => {
  const from = arrivals.get(v.parse(Handled, message).response);
  if (from !== undefined) calls.push({ from, to: now() });
});

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
const Asked = v.union([
  v.object({ upstream: UpstreamSchema, call: v.string() }),
  v.object({ calls: v.literal(true) }),
  v.object({ untold: v.boolean() }),
]);
process.on('message', (message) => {
  const asked = v.parse(Asked, message);
  if ('calls' in asked) {
    process.send?.({ calls });
    calls = [];
    return;
  }
  if ('untold' in asked) {
    void (asked.untold
      ? training.faults.set('airpay', { fault: 'empty-get', call: 'get' })
      : training.faults.clear());
    return;
  }
  const { upstream, call } = asked;
  void training.faults.set(upstream, { fault: 'reject', call, message: 'Not for this one', times: 1 });
});
process.on('disconnect', () => process.exit(0));
