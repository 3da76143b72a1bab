import { problem } from '../../../shared/domain/problem.ts';
import type { OwnIds, PanelSource } from '../../ports/panels.ts';
import { sharedCustomer } from '../../ports/shared-reads.ts';
import { parseAccount } from '../../values/account.ts';
import { cleanCode } from '../../values/clean.ts';
import { spellingsOf } from '../../values/parsed.ts';
import type { AirpayClient } from './client.ts';
import { createToldNothing } from './told-nothing.ts';

/** What an entity id looks like. Space at the ends is left out where the id is sent, which tells of it. */
const entityIds: OwnIds = {
  typed: (text) => spellingsOf(parseAccount(text))[0] ?? cleanCode(text),
  told: (value) => value,
  fits: () => true,
};

/** Reads card usage for screens. Problems as of the client's `get`. */
export const cardUsageSource = (client: Pick<AirpayClient, 'get'>): PanelSource<'airpay'> => {
  const told = createToldNothing();
  return {
    ids: entityIds,
    read: async (id, sharing) => {
      const result = await sharedCustomer(sharing, 'airpay', id, () => client.get(id));
      if (result.ok) told.note(id, result.value);
      return result;
    },
    absent: problem('identity.unresolved', { upstream: 'airpay' }),
    showsLast: true,
    tellsNothing: told.everywhere,
  };
};
