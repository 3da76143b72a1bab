import type { Host } from '../ports/host.ts';
import type { Keychain } from '../ports/keychain.ts';
import { openPlainFile } from '../ports/plain-file.ts';
import { keychainSigner, publicKeyIn } from './device-key.ts';
import { statementLine, verifyCode } from './verify-code.ts';

const UNUSABLE = 2;

/** A public key, or the first line of an export that may be as long as the journal. */
const MOST_BYTES = 16_384;

const headOf = async (file: string): Promise<string> => {
  const opened = await openPlainFile(file);
  if (!opened.ok) throw new Error(opened.message);
  const { handle } = opened;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(MOST_BYTES), 0, MOST_BYTES, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
};

const keyOfFile = async (file: string): Promise<Uint8Array | null> => {
  try {
    return publicKeyIn(await headOf(file));
  } catch {
    return null;
  }
};

/**
 * `--verify-receipt TEXT [--device-key FILE]`: writes one line of what the code says and gives 0, or one line of what
 * is wrong and gives 1; 2 where there is no key to check with. Without a file the key is this device's own, from its
 * keychain. Needs no network.
 */
export const verifyReceipt = async (
  { text, keyFile }: { readonly text: string; readonly keyFile: string | null },
  host: Pick<Host, 'write' | 'warn'>,
  keychain: Pick<Keychain, 'get'>,
): Promise<number> => {
  const publicKey =
    keyFile === null ? ((await keychainSigner(keychain))?.publicKey ?? null) : await keyOfFile(keyFile);
  if (publicKey === null) {
    host.warn(
      keyFile === null
        ? 'this device has no key to check with, or its keychain does not give it: use --device-key FILE\n'
        : `${keyFile}: no public key of a device\n`,
    );
    return UNUSABLE;
  }
  const verified = verifyCode(text, publicKey);
  host.write(`${verified.ok ? statementLine(verified.statement) : verified.why}\n`);
  return verified.ok ? 0 : 1;
};
