import type { Keychain } from '../../ports/keychain.ts';
import type { Entries } from './entries.ts';
import { createGuardedKeychain } from './guarded-keychain.ts';
import { given } from './keychain-faults.ts';

/** Entries in a map, gone with the process. */
export const createMemoryEntries = (values: Map<string, string> = new Map()): Entries => ({
  ready: async (asked, timeoutMs) => given(asked + timeoutMs),
  read: async (account) => given(values.get(account) ?? null),
  has: async (account) => given(values.has(account)),
  write: async (account, value) => {
    values.set(account, value);
    return given(undefined);
  },
  remove: async (account) => given(values.delete(account)),
  close: () => {},
});

/** What {@link createMemoryKeychain} may be given. */
interface MemoryKeychainOptions {
  readonly entries?: Entries;
  /** Bytes of UTF-8 an entry may hold; 2,560 when not given, as on Windows. */
  readonly limitBytes?: number;
}

/** A keychain for training and for a session without one: the rules of the real one, nothing on disk. */
export const createMemoryKeychain = ({
  entries = createMemoryEntries(),
  ...options
}: MemoryKeychainOptions = {}): Keychain =>
  createGuardedKeychain({ ...options, entries, expected: async () => false });
