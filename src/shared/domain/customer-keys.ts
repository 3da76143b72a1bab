import type { UpstreamName } from './upstream.ts';

/** The ids under which the systems know one customer. */
export interface CustomerKeys {
  /** Stable key of the customer here: `<upstream>:<id>` of the first system that identified the customer. */
  readonly key: string;
  /** The customer's id in each system; left out where it is not known. */
  readonly ids: { readonly [U in UpstreamName]?: string };
}

/** The keys without what is known of any other system. */
export const onlyAt = ({ key, ids }: CustomerKeys, upstream: UpstreamName): CustomerKeys => {
  const id = ids[upstream];
  return { key, ids: id === undefined ? {} : { [upstream]: id } };
};

/** The keys with another id in one system; null: it is not known there. */
export const withIdAt = (
  { key, ids }: CustomerKeys,
  upstream: UpstreamName,
  id: string | null,
): CustomerKeys => {
  const { [upstream]: _, ...others } = ids;
  return { key, ids: id === null ? others : { ...others, [upstream]: id } };
};
