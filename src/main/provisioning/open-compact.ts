import type { PrivateKey } from './opening-key.ts';
import { ROUNDS } from './sealed-part.ts';

/** The plaintext of a compact JWE of exactly these algorithms; null where the key does not open it. Nothing is inflated. */
export const openCompact = async (
  jwe: string,
  key: PrivateKey['key'] | Uint8Array,
  { alg, enc }: { readonly alg: string; readonly enc: string },
): Promise<Uint8Array | null> => {
  const { compactDecrypt } = await import('jose');
  try {
    const opened = await compactDecrypt(jwe, key, {
      keyManagementAlgorithms: [alg],
      contentEncryptionAlgorithms: [enc],
      maxDecompressedLength: 0,
      maxPBES2Count: ROUNDS.most,
    });
    return opened.plaintext;
  } catch {
    return null;
  }
};
