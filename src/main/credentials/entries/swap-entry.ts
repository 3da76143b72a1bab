import { fail, ok, type Result } from '../../../shared/domain/problem.ts';
import type { UpstreamName } from '../../../shared/domain/upstream.ts';
import type { Keychain } from '../../ports/keychain.ts';

/**
 * Puts another text in the place of an entry. A keychain reads back what it wrote; where it does not give that back, or
 * fails, the text that worked is put back. Problems: `credentials.` and the keychain's fault.
 * @param before the text that is there now; `null`: none
 */
export const swapEntry = async (
  keychain: Pick<Keychain, 'get' | 'set' | 'delete'>,
  upstream: UpstreamName,
  { before, after }: { readonly before: string | null; readonly after: string },
): Promise<Result<null>> => {
  const stored = await keychain.set(upstream, after);
  if (stored.ok) return ok(null);
  const now = await keychain.get(upstream);
  if (before === null) {
    if (now.ok) await keychain.delete(upstream);
  } else if (!now.ok || now.value !== before) await keychain.set(upstream, before);
  return fail(`credentials.${stored.fault}`, { upstream });
};
