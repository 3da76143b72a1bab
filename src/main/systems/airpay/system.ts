import { byName, type System } from '../system.ts';
import { createCardUsageSet } from './card-usage-set.ts';
import { createAirpayClient } from './client.ts';
import { cardUsageSource } from './panel-source.ts';
import { tryAirpay } from './try-credentials.ts';

/** airpay: where prepaid cards may be used. */
export const airpayAdapter: System<'airpay'> = (deps) => {
  const client = createAirpayClient(deps);
  return {
    source: cardUsageSource(client),
    tryCredentials: tryAirpay(client),
    kinds: byName(createCardUsageSet({ client, ids: deps.ids })),
  };
};
