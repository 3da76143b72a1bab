/**
 * Whether this runtime wraps keys with AES (RFC 3394), which the form for passphrases needs: not every Electron has it,
 * since BoringSSL came by it late. The form for keys does without.
 */
export const canWrapKeys = async (): Promise<boolean> => {
  try {
    const { subtle } = globalThis.crypto;
    const wrapping = await subtle.importKey('raw', new Uint8Array(32), 'AES-KW', false, ['wrapKey']);
    const inner = await subtle.importKey('raw', new Uint8Array(32), { name: 'HMAC', hash: 'SHA-256' }, true, [
      'sign',
    ]);
    return (await subtle.wrapKey('raw', inner, wrapping, 'AES-KW')).byteLength === 40;
  } catch {
    return false;
  }
};
