import { fail, ok } from '../../../../shared/domain/problem.ts';
import type { CapillarySettings } from '../../../../shared/systems/capillary.ts';
import type { CustomerDirectory } from '../../../ports/customer-directory.ts';
import type { CapillaryClient } from '../calls/client.ts';
import { toNamed } from '../replies/to-named.ts';
import { createCustomerReads } from './customer-reads.ts';

const IS_ID = /^\d{1,30}$/;

/** What no name has: by its beginning, a number or an address could be found out sign by sign. */
const NO_NAME = /[\p{N}@]/u;

/** An identifier's name, or a value of a type, that is none there (contract: capillary, codes). */
const NO_SUCH: ReadonlySet<unknown> = new Set([1042, 8013, 8055, 8056, 8064]);

/** How many pages of a search are read where one holds nobody of the name. */
const MOST_PAGES = 5;

/**
 * Looks customers up in every configured source. A source that cannot be read fails the whole look-up: nobody
 * is ever "nobody" while a source was not asked. Any type can be looked up by: what an undirected text
 * is asked for is no matter of the directory. Problems: those of read-reply.ts; `upstream.merged` for a customer who
 * was merged into one that the upstream does not name.
 */
export const createCustomerDirectory = ({
  client,
  settings,
}: {
  readonly client: CapillaryClient;
  readonly settings: Pick<CapillarySettings, 'sources'>;
}): CustomerDirectory => {
  const reads = createCustomerReads(client, settings.sources);
  return {
    byIdentifier: async (type, value) => {
      const found = await reads.holders(type, value);
      return found.ok ? ok(found.value.map((customer) => ({ customer, matchedOn: { type, value } }))) : found;
    },

    told: async (type, value) => {
      const found = await reads.told(type, value);
      return found.ok ? ok(found.value.map((told) => ({ ...told, matchedOn: { type, value } }))) : found;
    },

    completed: (told) => reads.completed(told),

    takesNoSuch: ({ code, data }) => code === 'upstream.rejected' && NO_SUCH.has(data.code),

    byId: async (id, also) => (IS_ID.test(id) ? reads.byId(id, also) : ok(null)),

    byPrefix: async (text, { limit, offset }) => {
      if (NO_NAME.test(text)) return fail('find.not-an-identifier', { understood: 'not-as', as: 'name' });
      let at = offset;
      let hidden = 0;
      for (let pages = 1; ; pages += 1) {
        const found = await client.search(text, limit, at);
        if (!found.ok) return found;
        const data = found.value?.data ?? [];
        const named = found.value === null ? [] : toNamed(found.value, text);
        at += data.length;
        hidden += data.length - named.length;
        const all = found.value?.pagination?.total ?? at;
        const next = data.length > 0 && at < all ? at : null;
        const isWhole = next === null && offset === 0;
        if (named.length > 0 || next === null || pages === MOST_PAGES) {
          const total = isWhole ? named.length : Math.max(named.length, all - hidden);
          return ok({ matches: named, total, ...(next !== null && hidden > 0 && { atMost: true }), next });
        }
      }
    },
  };
};
