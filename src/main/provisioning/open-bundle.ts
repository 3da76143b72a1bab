import { fail, ok, type Result } from '../../shared/domain/problem.ts';
import type { ReadBundle } from './bundle.ts';
import { type Contents, readContents } from './contents.ts';
import { openCompact } from './open-compact.ts';
import type { PrivateKey } from './opening-key.ts';
import { openWithPassphrase } from './passphrase-seal.ts';
import { FOR_A_KEY, readSealedPart, type SealedPart, WITH_THE_CONTENT_KEY } from './sealed-part.ts';

/** What a bundle is opened with. */
export type Opener = { readonly keys: readonly PrivateKey[] } | { readonly passphrase: string };

/** The content key. Problems: `bundle.passphrase-needed`, `bundle.not-for-us`, `bundle.runtime`, `bundle.wrong-passphrase`, `bundle.unreadable`. */
const contentKey = async (
  part: Omit<SealedPart, 'contents'>,
  opener: Opener,
): Promise<Result<Uint8Array>> => {
  if ('passphrase' in opener) {
    if (part.passphrase === null) return fail('bundle.not-for-us', { why: 'keys' });
    const key = await openWithPassphrase(part.passphrase, opener.passphrase);
    if (!key.ok) return key;
    return key.value === null ? fail('bundle.wrong-passphrase') : ok(key.value);
  }
  if (part.keys === null) return fail('bundle.passphrase-needed');
  for (const own of opener.keys) {
    const jwe = part.keys.get(own.id);
    if (jwe === undefined) continue;
    const key = await openCompact(jwe, { ...own.key }, FOR_A_KEY);
    return key === null ? fail('bundle.unreadable', { why: 'changed' }) : ok(key);
  }
  return fail('bundle.not-for-us', { why: 'other-keys' });
};

/**
 * Opens a bundle that was read: finds the content key, decrypts the contents, and holds them against what was signed.
 * Problems: those of the content key, and `bundle.contents`. What it gives are secrets.
 */
export const openBundle = async (
  { manifest, sealed }: ReadBundle,
  opener: Opener,
): Promise<Result<Contents>> => {
  const part = readSealedPart(sealed);
  if (!part.ok) return part;
  const key = await contentKey(part.value, opener);
  if (!key.ok) return key;
  const plain = await openCompact(part.value.contents, key.value, WITH_THE_CONTENT_KEY);
  key.value.fill(0);
  if (plain === null) return fail('bundle.unreadable', { why: 'changed' });
  const contents = readContents(plain, manifest);
  plain.fill(0);
  return contents;
};
