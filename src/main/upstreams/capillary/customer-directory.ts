import type { CapillarySettings } from '../../../shared/config/settings.ts';
import { fail, ok } from '../../../shared/domain/problem.ts';
import type { CustomerDirectory, DirectoryMatch } from '../../ports/customer-directory.ts';
import type { CapillaryClient } from './client.ts';
import { toCustomer, toMatches } from './to-customer.ts';

const IS_ID = /^\d{1,30}$/;

const eachOnce = (matches: readonly DirectoryMatch[]): readonly DirectoryMatch[] => {
  const byId = new Map<string, DirectoryMatch>();
  for (const match of matches) if (!byId.has(match.customer.id)) byId.set(match.customer.id, match);
  return [...byId.values()];
};

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
}): CustomerDirectory => ({
  byIdentifier: async (type, value) => {
    if (!settings.lookupTypes.some((one) => one === type)) return fail('identifier.type-off', { type });
    const found = await Promise.all(
      settings.sources.map((source) => client.customerByIdentifier(source, type, value)),
    );
    const matches: DirectoryMatch[] = [];
    for (const result of found) {
      if (!result.ok) return result;
      if (result.value !== null)
        matches.push({ customer: toCustomer(result.value), matchedOn: { type, value } });
    }
    return ok(eachOnce(matches));
  },

  byId: async (id) => {
    if (!IS_ID.test(id)) return ok(null);
    // An id is the same in all sources: the default one answers, unless the customer is in another one only.
    for (const source of settings.sources) {
      const found = await client.customerById(source, id);
      if (!found.ok) return found;
      if (found.value !== null) return ok(toCustomer(found.value));
    }
    return ok(null);
  },

  byPrefix: async (text, { limit, offset }) => {
    const found = await client.search(text, limit, offset);
    if (!found.ok) return found;
    const matches = toMatches(found.value);
    return ok({ matches, total: found.value.pagination?.total ?? offset + matches.length });
  },
});
