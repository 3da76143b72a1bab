import { fail, ok, type Result } from '../../shared/domain/problem.ts';
import { openCompact } from './open-compact.ts';
import { plainPassphrase } from './passphrase.ts';
import { openByHand, sealByHand } from './passphrase-by-hand.ts';
import { FOR_A_PASSPHRASE, ROUNDS, type SealedForPassphrase } from './sealed-part.ts';

/**
 * Whether this runtime wraps keys with AES for `jose` (RFC 3394): not every Electron does, since BoringSSL came by it late.
 */
const canWrapKeys = async (): Promise<boolean> => {
  try {
    const { subtle } = globalThis.crypto;
    const zeros = new Uint8Array(32);
    const wrapping = await subtle.importKey('raw', zeros, 'AES-KW', false, ['wrapKey']);
    const inner = await subtle.importKey('raw', zeros, { name: 'HMAC', hash: 'SHA-256' }, true, ['sign']);
    return (await subtle.wrapKey('raw', inner, wrapping, 'AES-KW')).byteLength === zeros.length + 8;
  } catch {
    return false;
  }
};

const bytesOf = (passphrase: string): Uint8Array => new TextEncoder().encode(plainPassphrase(passphrase));

/** By hand, or where the runtime cannot even do that, `bundle.runtime`. */
const byHand = async <T>(work: () => Promise<T>): Promise<Result<T>> => {
  try {
    return ok(await work());
  } catch {
    return fail('bundle.runtime');
  }
};

/** Seals a content key for a passphrase: a compact JWE. Problems: `bundle.runtime`. */
export const sealForPassphrase = async (
  contentKey: Uint8Array,
  passphrase: string,
): Promise<Result<string>> => {
  const typed = bytesOf(passphrase);
  try {
    if (!(await canWrapKeys())) return await byHand(() => sealByHand(contentKey, typed));
    const { CompactEncrypt } = await import('jose');
    const jwe = await new CompactEncrypt(contentKey)
      .setProtectedHeader(FOR_A_PASSPHRASE)
      .setKeyManagementParameters({ p2c: ROUNDS.made })
      .encrypt(typed);
    return ok(jwe);
  } finally {
    typed.fill(0);
  }
};

/** Opens it again; null where the passphrase does not. Problems: `bundle.runtime`. */
export const openWithPassphrase = async (
  sealed: SealedForPassphrase,
  passphrase: string,
): Promise<Result<Uint8Array | null>> => {
  const typed = bytesOf(passphrase);
  if (typed.length === 0) return ok(null);
  try {
    if (!(await canWrapKeys())) return await byHand(() => openByHand(sealed, typed));
    return ok(await openCompact(sealed.jwe, typed, FOR_A_PASSPHRASE));
  } finally {
    typed.fill(0);
  }
};
