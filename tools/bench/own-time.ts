import { createHash } from 'node:crypto';
import { median } from './statistics.ts';
import type { BenchUpstreams } from './upstreams.ts';

/** How many bare calls tell it. */
const ROUNDS = 20;

/**
 * Milliseconds that Capillary itself takes for a lookup by mobile: the median of the same call, made bare and one after
 * another over one connection.
 */
export const ownTimeOfLookup = async (
  { baseUrls, credentials: { capillary } }: BenchUpstreams,
  people: BenchUpstreams['people'],
): Promise<number> => {
  const password = createHash('md5').update(capillary.password).digest('hex');
  const headers = {
    authorization: `Basic ${Buffer.from(`${capillary.till}:${password}`).toString('base64')}`,
  };
  const times: number[] = [];
  for (const { mobile } of people.slice(0, ROUNDS)) {
    const query = new URLSearchParams({
      source: 'INSTORE',
      identifierName: 'mobile',
      identifierValue: mobile,
      embed: 'points',
    });
    const begun = performance.now();
    const reply = await fetch(`${baseUrls.capillary}/v2/customers/lookup/customerDetails?${query}`, {
      headers,
    });
    await reply.text();
    times.push(performance.now() - begun);
    if (!reply.ok) throw new Error(`the bare lookup was answered with ${reply.status}`);
  }
  return median(times);
};
