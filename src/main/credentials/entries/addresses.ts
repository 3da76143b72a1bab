import { UPSTREAMS, type UpstreamName } from '../../../shared/domain/upstream.ts';

/** Where each configured upstream is called: scheme, host and port. */
export type Addresses = Readonly<Partial<Record<UpstreamName, string>>>;

/** The addresses that settings name; an upstream that is left out has none. */
export const addressesOf = (
  upstreams: {
    readonly [name in UpstreamName]?: { readonly baseUrl: string } | undefined;
  },
): Addresses =>
  Object.fromEntries(
    UPSTREAMS.flatMap((name) => {
      const url = URL.parse(upstreams[name]?.baseUrl ?? '');
      return url === null ? [] : [[name, url.origin]];
    }),
  );
