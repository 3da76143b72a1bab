import { fail, ok, type Result } from '../../shared/domain/problem.ts';
import type { ReadBundle } from './bundle.ts';
import { type Contents, readContents } from './contents.ts';
import { canWrapKeys } from './key-wrap.ts';
import type { PrivateKey } from './opening-key.ts';
import { plainPassphrase } from './passphrase.ts';
import { FOR_A_KEY, FOR_A_PASSPHRASE, ROUNDS, readSealedPart, WITH_THE_CONTENT_KEY } from './sealed-part.ts';

/** What a bundle is opened with. */
export type Opener = { readonly keys: readonly PrivateKey[] } | { readonly passphrase: string };

/** `maxDecompressedLength` 0: nothing that is compressed is ever inflated. */
const STRICT = { maxDecompressedLength: 0 } as const;

/** The plaintext of a compact JWE; null where the key does not open it. */
const opened = async (
  jwe: string,
  key: PrivateKey['key'] | Uint8Array,
  { alg, enc }: { readonly alg: string; readonly enc: string },
): Promise<Uint8Array | null> => {
  const { compactDecrypt } = await import('jose');
  try {
    const options = {
      ...STRICT,
      keyManagementAlgorithms: [alg],
      contentEncryptionAlgorithms: [enc],
      maxPBES2Count: ROUNDS.most,
    };
    return (await compactDecrypt(jwe, key, options)).plaintext;
  } catch {
    return null;
  }
};

/** The content key. Problems: `bundle.passphrase-needed`, `bundle.not-for-us`, `bundle.runtime`, `bundle.wrong-passphrase`, `bundle.unreadable`. */
const contentKey = async (
  part: { readonly keys: ReadonlyMap<string, string> | null; readonly passphrase: string | null },
  opener: Opener,
): Promise<Result<Uint8Array>> => {
  if ('passphrase' in opener) {
    if (part.passphrase === null) return fail('bundle.not-for-us', { why: 'keys' });
    if (!(await canWrapKeys())) return fail('bundle.runtime');
    const typed = new TextEncoder().encode(plainPassphrase(opener.passphrase));
    const key = typed.length === 0 ? null : await opened(part.passphrase, typed, FOR_A_PASSPHRASE);
    typed.fill(0);
    return key === null ? fail('bundle.wrong-passphrase') : ok(key);
  }
  if (part.keys === null) return fail('bundle.passphrase-needed');
  for (const own of opener.keys) {
    const jwe = part.keys.get(own.id);
    if (jwe === undefined) continue;
    const key = await opened(jwe, { ...own.key }, FOR_A_KEY);
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
  const plain = await opened(part.value.contents, key.value, WITH_THE_CONTENT_KEY);
  key.value.fill(0);
  if (plain === null) return fail('bundle.unreadable', { why: 'changed' });
  const contents = readContents(plain, manifest);
  plain.fill(0);
  return contents;
};
