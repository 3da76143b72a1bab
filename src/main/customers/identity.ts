import type { LoyaltyCustomer } from '../../shared/domain/customer.ts';
import type { CustomerKeys } from '../../shared/domain/customer-keys.ts';
import { fail, ok, type Result } from '../../shared/domain/problem.ts';
import type { Identified, UpstreamName } from '../../shared/domain/upstream.ts';
import type { OwnIds } from '../ports/panels.ts';

/** Each value once, as the record has it: space at the ends makes no other value. */
const distinct = (values: readonly string[]): readonly string[] => {
  const first = new Map<string, string>();
  for (const value of values) {
    const trimmed = value.trim();
    if (trimmed !== '' && !first.has(trimmed)) first.set(trimmed, value);
  }
  return [...first.values()];
};

const ownText = (record: Readonly<Record<string, string>>, name: string): string =>
  Object.hasOwn(record, name) ? (record[name] ?? '') : '';

const valuesAt = (customer: LoyaltyCustomer, path: string): readonly string[] => {
  const [, place = '', name = ''] = /^capillary\.(\w+)\.?(.*)$/.exec(path) ?? [];
  switch (place) {
    case 'id':
      return [customer.id];
    case 'identifiers':
      return distinct(customer.identifiers.filter(({ type }) => type === name).map(({ value }) => value));
    case 'fields':
      return distinct(customer.profiles.map(({ fields }) => ownText(fields, name)));
    case 'extendedFields':
      return distinct([ownText(customer.extendedFields, name)]);
    default:
      return [];
  }
};

/**
 * The id under which a system knows a loyalty customer: `path` is its place in the record, as the settings name it, and
 * `told` makes an id of what stands there.
 * Problems: `identity.unresolved` where the record has none, `identity.ambiguous` where its sources disagree.
 */
export const resolveIdentity = (
  customer: LoyaltyCustomer,
  upstream: Identified,
  { path, told }: { readonly path: string } & Pick<OwnIds, 'told'>,
): Result<string> => {
  const [id, ...others] = valuesAt(customer, path);
  if (id === undefined) return fail('identity.unresolved', { upstream });
  if (others.length > 0) return fail('identity.ambiguous', { upstream, count: others.length + 1 });
  return ok(told(id));
};

/** The customer's keys before any system but the first is known. */
export const keysOf = ({
  upstream,
  id,
}: {
  readonly upstream: UpstreamName;
  readonly id: string;
}): CustomerKeys => ({ key: `${upstream}:${id}`, ids: { [upstream]: id } });
