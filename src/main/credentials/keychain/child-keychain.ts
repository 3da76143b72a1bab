import type { Keychain } from '../../ports/keychain.ts';
import { type ChildEntriesDeps, createChildEntries } from './child-entries.ts';
import { createGuardedKeychain, type GuardedKeychainDeps } from './guarded-keychain.ts';

/** What {@link createChildKeychain} needs: the child, its service name, and what the rules need. */
interface ChildKeychainDeps extends ChildEntriesDeps, Omit<GuardedKeychainDeps, 'entries'> {}

/** The OS keychain: keytar in a child process that can be killed, under the rules of {@link createGuardedKeychain}. */
export const createChildKeychain = ({ spawn, service, ...rules }: ChildKeychainDeps): Keychain =>
  createGuardedKeychain({ ...rules, entries: createChildEntries({ spawn, service }) });
