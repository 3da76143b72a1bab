import type { CapillarySettings } from '../../../shared/config/settings.ts';
import { fail, ok } from '../../../shared/domain/problem.ts';
import type { CustomerDirectory } from '../../ports/customer-directory.ts';
import type { CapillaryClient } from './client.ts';
import { createCustomerReads } from './customer-reads.ts';
import { toMatches } from './to-customer.ts';

const IS_ID = /^\d{1,30}$/;

/**
 * Looks customers up in every configured source. A source that cannot be read fails the whole look-up: nobody
 * is ever "nobody" while a source was not asked. Problems: those of read-reply.ts; `identifier.type-off` for a
 * type that the settings do not look up by; `upstream.merged` for a customer who was merged into one that the
 * upstream does not name.
 */
export const createCustomerDirectory = ({
  client,
  settings,
}: {
  readonly client: CapillaryClient;
  readonly settings: Pick<CapillarySettings, 'sources' | 'lookupTypes'>;
}): CustomerDirectory => {
  const reads = createCustomerReads(client, settings.sources);
  return {
    byIdentifier: async (type, value) => {
      if (!settings.lookupTypes.some((one) => one === type)) return fail('identifier.type-off', { type });
      const found = await reads.holders(type, value);
      return found.ok ? ok(found.value.map((customer) => ({ customer, matchedOn: { type, value } }))) : found;
    },

    byId: async (id, also) => (IS_ID.test(id) ? reads.byId(id, also) : ok(null)),

    byPrefix: async (text, { limit, offset }) => {
      const found = await client.search(text, limit, offset);
      if (!found.ok) return found;
      if (found.value === null) return ok({ matches: [], total: 0 });
      const matches = toMatches(found.value);
      return ok({ matches, total: found.value.pagination?.total ?? offset + matches.length });
    },
  };
};
