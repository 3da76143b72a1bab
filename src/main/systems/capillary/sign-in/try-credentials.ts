import { ok } from '../../../../shared/domain/problem.ts';
import type { Brought } from '../../system.ts';
import type { CapillaryClient } from '../calls/client.ts';

/** Reads the labels of the tenant's cards: they are about nobody, and given only to who is signed in (contract: capillary). */
export const tryCapillary =
  (client: Pick<CapillaryClient, 'labels'>): Brought<'capillary'>['tryCredentials'] =>
  async () => {
    const read = await client.labels();
    return read.ok ? ok('taken') : read;
  };
