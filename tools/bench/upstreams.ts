import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import * as v from 'valibot';
import { CREDENTIALS } from '../../src/main/ports/credentials.ts';
import type { UpstreamName } from '../../src/shared/domain/upstream.ts';
import { BaseUrlsSchema } from '../../tests/support/base-urls.ts';
import type { GiantSize } from '../../tests/support/giant.ts';

const Address = v.object({
  baseUrls: BaseUrlsSchema,
  credentials: v.object({
    ...CREDENTIALS,
    airpay: v.object({ token: v.string(), secretKey: v.string() }),
    capillary: v.object({ till: v.string(), password: v.string() }),
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

/** When a call arrived at the upstream and when it was answered, in milliseconds since the epoch. */
export interface ServedCall {
  readonly from: number;
  readonly to: number;
}

const Served = v.object({ calls: v.array(v.object({ from: v.number(), to: v.number() })) });

/** The upstreams that a figure is measured against. */
export interface BenchUpstreams extends v.InferOutput<typeof Address> {
  /** Lets the next call of this kind be rejected in the upstream's own way. */
  reject(upstream: UpstreamName, call: string): void;
  /** Lets airpay tell nothing about anybody, or tell again what it holds. */
  untold(isUntold: boolean): void;
  /** The calls that were answered since this was asked last. */
  served(): Promise<readonly ServedCall[]>;
  close(): void;
}

/**
 * Starts the three upstreams in their own process; every reply takes `latencyMs`. The first plain customers hold as much
 * as `giants` says.
 */
export const startUpstreams = async (
  latencyMs: number,
  giants: readonly GiantSize[] = [],
): Promise<BenchUpstreams> => {
  const child = fork(join(import.meta.dirname, 'upstream-process.ts'), [
    JSON.stringify({ latencyMs, giants }),
  ]);
  const [message] = await once(child, 'message');
  return {
    ...v.parse(Address, message),
    reject: (upstream, call) => child.send({ upstream, call }),
    untold: (untold) => child.send({ untold }),
    served: async () => {
      const answer = once(child, 'message');
      child.send({ calls: true });
      const [told] = await answer;
      return v.parse(Served, told).calls;
    },
    close: () => child.disconnect(),
  };
};
