import { ok } from '../../../shared/domain/problem.ts';
import type { Brought } from '../system.ts';
import type { AirpayClient } from './client.ts';

/** An id that nobody has. */
const NOBODY = 'BRANCHDESK-TEST';

/**
 * Reads the card usage of the customer who is open, or of nobody. airpay refuses an id that it does not know as it refuses
 * a token (contract: airpay): about nobody, its no tells only that it answered.
 */
export const tryAirpay =
  (client: Pick<AirpayClient, 'get'>): Brought<'airpay'>['tryCredentials'] =>
  async (id) => {
    const read = await client.get(id ?? NOBODY);
    if (read.ok) return ok('taken');
    return id === null && read.problem.code === 'upstream.rejected' ? ok('answered') : read;
  };
