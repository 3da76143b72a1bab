import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { createChildKeychain } from '../../../src/main/credentials/keychain/child-keychain.ts';
import { createUseMarker } from '../../../src/main/credentials/keychain/use-marker.ts';
import type { Keychain } from '../../../src/main/ports/keychain.ts';
import { KEYCHAIN_SERVICE, type KeychainChild } from '../../../src/main/ports/keychain-child.ts';
import { forkKeychainChild } from '../../contract/keychain-fork.ts';
import { COMPILED } from '../../support/compiled.ts';

/** The file of a user's keychain. */
const keychainFile = (folder: string): string => join(folder, 'keychain.json');

/** Starts the keychain's own process, over a file of this user. */
export const spawnFileKeychain = (folder: string): KeychainChild =>
  forkKeychainChild({
    execArgv: ['--import', new URL('./keytar-hooks.ts', import.meta.url).href],
    env: { ...COMPILED, BRANCHDESK_PREVIEW_KEYCHAIN: keychainFile(folder) },
  });

/** The keychain of a user, as the app makes it. */
export const fileKeychain = (folder: string): Keychain =>
  createChildKeychain({
    spawn: () => spawnFileKeychain(folder),
    service: KEYCHAIN_SERVICE,
    ...createUseMarker(join(folder, 'keychain-used')),
  });

const File = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ [KEYCHAIN_SERVICE]: v.record(v.string(), v.string()) }),
);

/** What is in the file, as it is. */
export const entriesOnDisk = (folder: string): Readonly<Record<string, string>> => {
  try {
    return v.parse(File, readFileSync(keychainFile(folder), 'utf8'))[KEYCHAIN_SERVICE] ?? {};
  } catch {
    return {};
  }
};
