import { ok } from '../../../shared/domain/problem.ts';
import type { Brought } from '../system.ts';
import type { WmClient } from './client.ts';

/** An id that nobody has. */
const NOBODY = '0';

/**
 * Reads the preferences of the customer who is open, or of nobody. WM has a status of its own for a token that it does not
 * take, 401 (contract: wm); that it does not know a customer it says to whom it knows.
 */
export const tryWm =
  (client: Pick<WmClient, 'get'>): Brought<'wm'>['tryCredentials'] =>
  async (id) => {
    const read = await client.get(id ?? NOBODY);
    if (read.ok) return ok(read.value === null ? 'not-refused' : 'taken');
    return id === null && read.problem.code === 'upstream.rejected' ? ok('answered') : read;
  };
