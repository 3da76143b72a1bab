import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import * as v from 'valibot';

const Address = v.object({
  baseUrls: v.object({ airpay: v.string(), capillary: v.string(), wm: v.string() }),
  credentials: v.object({
    airpay: v.object({ token: v.string(), secretKey: v.string() }),
    capillary: v.object({ till: v.string(), password: v.string() }),
    wm: v.object({ clientId: v.string(), accessToken: v.string() }),
  }),
  /** Numbers of cards that can be linked. */
  linkable: v.array(v.string()),
  people: v.array(
    v.object({
      name: v.string(),
      mobile: v.string(),
      airpayEntityId: v.string(),
      capillaryId: v.string(),
      tags: v.array(v.string()),
    }),
  ),
});

/** The upstreams that a figure is measured against. */
export interface BenchUpstreams extends v.InferOutput<typeof Address> {
  /** Lets the next call of this kind be rejected in the upstream's own way. */
  reject(upstream: 'airpay' | 'capillary' | 'wm', call: string): void;
  close(): void;
}

/** Starts the three upstreams in their own process; every reply takes `latencyMs`. */
export const startUpstreams = async (latencyMs: number): Promise<BenchUpstreams> => {
  const child = fork(join(import.meta.dirname, 'upstream-process.ts'), [String(latencyMs)]);
  const [message] = await once(child, 'message');
  return {
    ...v.parse(Address, message),
    reject: (upstream, call) => child.send({ upstream, call }),
    close: () => child.disconnect(),
  };
};
