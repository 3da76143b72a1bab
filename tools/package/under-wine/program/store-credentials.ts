import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as v from 'valibot';
import { loadSettings } from '../../../../src/main/config/find-settings.ts';
import { addressesOf } from '../../../../src/main/credentials/entries/addresses.ts';
import { storeCredentials } from '../../../../src/main/credentials/entries/store-credentials.ts';
import type { Entries } from '../../../../src/main/credentials/keychain/entries.ts';
import { createGuardedKeychain } from '../../../../src/main/credentials/keychain/guarded-keychain.ts';
import { CredentialsFileSchema } from '../../../../src/main/ports/credentials.ts';
import { KEYCHAIN_SERVICE } from '../../../../src/main/ports/keychain-child.ts';

interface Keytar {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

const given = <T>(value: T) => ({ ok: true, value }) as const;

const entriesOf = (keytar: Keytar): Entries => ({
  ready: async (asked, timeoutMs) => given(asked + timeoutMs),
  read: async (account) => given(await keytar.getPassword(KEYCHAIN_SERVICE, account)),
  has: async (account) => given((await keytar.getPassword(KEYCHAIN_SERVICE, account)) !== null),
  write: async (account, value) => given(await keytar.setPassword(KEYCHAIN_SERVICE, account, value)),
  remove: async (account) => given(await keytar.deletePassword(KEYCHAIN_SERVICE, account)),
  close: () => {},
});

const Given = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ config: v.string(), credentials: CredentialsFileSchema }),
);

/** Puts credentials into this account's store with the installed app's own keytar, bound to the configured addresses. */
export const storeCredentialsOf = async (app: string, file: string): Promise<void> => {
  const { config, credentials } = v.parse(Given, readFileSync(file, 'utf8'));
  const read = await loadSettings(config);
  if (!read.ok) throw new Error(`${config} cannot be read`);
  const keytar: Keytar = createRequire(join(app, 'package.json'))('keytar');
  const keychain = createGuardedKeychain({ entries: entriesOf(keytar), expected: async () => false });
  const stored = await storeCredentials(keychain, credentials, addressesOf(read.settings.upstreams));
  if (!stored.ok) throw new Error(`the credentials could not be stored: ${stored.problem.code}`);
};
