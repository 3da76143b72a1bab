import type { Result } from '../../../shared/domain/problem.ts';
import type { UpstreamName } from '../../../shared/domain/upstream.ts';
import type { Keychain } from '../../ports/keychain.ts';
import { type BoundEntry, entryText } from './bound-entry.ts';
import { swapEntry } from './swap-entry.ts';

/**
 * Puts an entry in the place of another, which stays where that fails. An entry that is too large with who put it there,
 * and would not be without, is put there without: a token that works counts more. Problems: `credentials.` and the
 * keychain's fault.
 * @param before the text that is there now; `null`: none
 */
export const writeEntry = async (
  keychain: Pick<Keychain, 'get' | 'set' | 'delete'>,
  upstream: UpstreamName,
  { before, entry }: { readonly before: string | null; readonly entry: BoundEntry<object> },
): Promise<Result<null>> => {
  const written = await swapEntry(keychain, upstream, { before, after: entryText(entry) });
  if (written.ok || written.problem.code !== 'credentials.too-large') return written;
  return swapEntry(keychain, upstream, { before, after: entryText({ ...entry, stored: null }) });
};
