import { byName, type System } from '../system.ts';
import { createCardUsageSet } from './card-usage-set.ts';
import { createAirpayClient } from './client.ts';
import { cardUsageSource } from './panel-source.ts';

/** airpay: where prepaid cards may be used. */
export const airpayAdapter: System<'airpay'> = (deps) => {
  const client = createAirpayClient(deps);
  return {
    source: cardUsageSource(client),
    kinds: byName(createCardUsageSet({ client, ids: deps.ids })),
  };
};
