import * as v from 'valibot';
import type { Addresses } from '../../../src/main/credentials/entries/addresses.ts';
import { storeCredentials } from '../../../src/main/credentials/entries/store-credentials.ts';
import type { Entries as GuardedEntries } from '../../../src/main/credentials/keychain/entries.ts';
import { createGuardedKeychain } from '../../../src/main/credentials/keychain/guarded-keychain.ts';
import { CredentialsFileSchema } from '../../../src/main/ports/credentials.ts';
import { KEYCHAIN_SERVICE } from '../../../src/main/ports/keychain-child.ts';
import { readPlainFile } from '../../../src/main/ports/plain-file.ts';
import { createKeychainFile } from './keychain-file.ts';

const entriesOf = (file: string): GuardedEntries => {
  const keytar = createKeychainFile(file);
  const given = <T>(value: T) => ({ ok: true, value }) as const;
  return {
    ready: async (asked, timeoutMs) => given(asked + timeoutMs),
    read: async (account) => given(await keytar.getPassword(KEYCHAIN_SERVICE, account)),
    has: async (account) => given((await keytar.getPassword(KEYCHAIN_SERVICE, account)) !== null),
    write: async (account, value) => given(await keytar.setPassword(KEYCHAIN_SERVICE, account, value)),
    remove: async (account) => given(await keytar.deletePassword(KEYCHAIN_SERVICE, account)),
    close: () => {},
  };
};

/** Puts the credentials of a file into the development keychain, bound to these addresses. Throws an error that names no value. */
export const fillKeychain = async (
  keychainFile: string,
  credentialsFile: string,
  addresses: Addresses = {},
): Promise<void> => {
  const read = await readPlainFile(credentialsFile);
  if (!read.ok) throw new Error(`${credentialsFile}: ${read.message}`);
  const { text } = read;
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), CredentialsFileSchema), text);
  if (!parsed.success) {
    const path = v.getDotPath(parsed.issues[0]);
    throw new Error(`${credentialsFile} does not hold credentials${path === null ? '' : `: see ${path}`}`);
  }
  const keychain = createGuardedKeychain({ entries: entriesOf(keychainFile), expected: async () => false });
  const stored = await storeCredentials(keychain, parsed.output, addresses);
  if (!stored.ok) throw new Error(`The credentials could not be stored: ${stored.problem.code}`);
};
