import type { CardUsageReader } from '../../ports/readers.ts';
import type { AirpayClient } from './client.ts';

/** Reads card usage for screens; problems as the client's `get` gives them. */
export const createCardUsageReader = (client: Pick<AirpayClient, 'get'>): CardUsageReader => ({
  read: (entityId) => client.get(entityId),
});
