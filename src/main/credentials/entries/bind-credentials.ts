import type { UpstreamName } from '../../../shared/domain/upstream.ts';
import type { CredentialSource } from '../../ports/credentials.ts';

/**
 * Has every entry that is bound to no address yet bound to the one that is configured now, at the start and not at its
 * first use: a configuration that comes later is then another one. What fails is said at the first call.
 */
export const bindCredentials = async (
  credentials: CredentialSource,
  upstreams: readonly UpstreamName[],
): Promise<void> => {
  // Giving an entry out binds it, whichever customer it is for.
  for (const upstream of upstreams) await credentials[upstream]('');
};
