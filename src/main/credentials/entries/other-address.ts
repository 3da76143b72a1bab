import { fail, type Result } from '../../../shared/domain/problem.ts';
import type { UpstreamName } from '../../../shared/domain/upstream.ts';

/** Credentials were stored for one address, and the configuration names another: they are not used. */
export const otherAddress = (
  upstream: UpstreamName,
  { boundTo, address }: { readonly boundTo: string; readonly address: string },
): Result<never> => fail('credentials.other-address', { upstream, boundTo, address });
