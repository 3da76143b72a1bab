import { join } from 'node:path';
import { createChildKeychain } from '../credentials/keychain/child-keychain.ts';
import { createUseMarker } from '../credentials/keychain/use-marker.ts';
import type { Host } from '../ports/host.ts';
import type { Keychain } from '../ports/keychain.ts';
import { KEYCHAIN_SERVICE } from '../ports/keychain-child.ts';

/** The keychain of this user, in a process of its own that is started at its first use. */
export const hostKeychain = (host: Pick<Host, 'spawnKeychain' | 'userDataDir'>): Keychain =>
  createChildKeychain({
    spawn: () => host.spawnKeychain(),
    service: KEYCHAIN_SERVICE,
    ...createUseMarker(join(host.userDataDir, 'keychain-used')),
  });
