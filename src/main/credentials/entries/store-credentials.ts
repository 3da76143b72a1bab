import { fail, ok, type Result } from '../../../shared/domain/problem.ts';
import { UPSTREAMS } from '../../../shared/domain/upstream.ts';
import { type CredentialsFile, PEPPER_ENTRY } from '../../ports/credentials.ts';
import type { Keychain } from '../../ports/keychain.ts';
import type { Addresses } from './addresses.ts';
import { entryText } from './bound-entry.ts';

/**
 * Stores the credentials of each upstream that the file names, one keychain entry each, in which
 * `createCredentialSource` finds them, each bound to its address where one is known. Stops at the first that fails: `credentials.` and the keychain's fault, with
 * the upstream in `data`; those before it are stored. The secret of PINs comes last.
 */
export const storeCredentials = async (
  keychain: Pick<Keychain, 'set'>,
  credentials: CredentialsFile,
  addresses: Addresses = {},
): Promise<Result<void>> => {
  for (const upstream of UPSTREAMS) {
    const value = credentials[upstream];
    if (value === undefined) continue;
    const stored = await keychain.set(
      upstream,
      entryText({ credentials: value, boundTo: addresses[upstream] ?? null }),
    );
    if (!stored.ok) return fail(`credentials.${stored.fault}`, { upstream });
  }
  if (credentials.operators === undefined) return ok(undefined);
  const stored = await keychain.set(PEPPER_ENTRY, credentials.operators.pepper);
  return stored.ok ? ok(undefined) : fail('pin.keychain', { why: stored.fault });
};
