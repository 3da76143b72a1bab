import type { EntriesByName, Keychain, KeychainResult } from '../../ports/keychain.ts';
import type { Entries } from './entries.ts';
import { checkAccount, checkValue, ENTRY_LIMIT_BYTES } from './entry-rules.ts';
import { createIndex } from './index-entry.ts';
import { fault, given } from './keychain-faults.ts';
import { createSentinel } from './sentinel-entry.ts';
import { createTurns } from './turns.ts';

/** What {@link createGuardedKeychain} needs. */
export interface GuardedKeychainDeps {
  readonly entries: Entries;
  /**
   * Whether this machine's keychain has been used before, remembered outside of it. When it cannot be told,
   * reject: that counts as yes.
   */
  readonly expected: () => Promise<boolean>;
  /** Remembers, durably, that the keychain is used from now on. Called before the first value is written. */
  readonly onFirstUse?: () => Promise<void>;
  /** Milliseconds within which each call ends, its wait for calls before it included; 5,000 when not given. */
  readonly timeoutMs?: number;
  /** The same for whoever waits for a person at a prompt; 120,000 when not given. */
  readonly patienceMs?: number;
  /** Bytes of UTF-8 an entry may hold; 2,560 when not given. */
  readonly limitBytes?: number;
}

/**
 * The rules that make bare entries a {@link Keychain}:
 * - A locked gnome-keyring answers "no such entry". So a sentinel entry is written before the first value, and an
 *   absence counts as `absent` only while the sentinel can be read, or where the keychain was never used.
 *   A missing sentinel is otherwise `locked` (locked or lost), and then nothing is written either.
 * - Accounts are listed from an index entry. An account enters the index before its value is written and leaves it
 *   after the value is deleted, so that a value never exists outside the index.
 * - A value is read back after it was written; another text is `corrupt`.
 * - Calls go one after another, and each ends within its time-out.
 */
export const createGuardedKeychain = ({
  entries,
  expected,
  onFirstUse = async () => {},
  timeoutMs = 5000,
  patienceMs = 120_000,
  limitBytes = ENTRY_LIMIT_BYTES,
}: GuardedKeychainDeps): Keychain => {
  const inTurn = createTurns(entries);

  const write = async (account: string, value: string, by: number): Promise<KeychainResult<void>> => {
    const written = await entries.write(account, value, by);
    if (!written.ok) return written;
    const back = await entries.read(account, by);
    if (!back.ok) return back;
    return back.value === value
      ? given(undefined)
      : fault('corrupt', 'The keychain did not give back what was written.');
  };

  const sentinel = createSentinel({ entries, write, expected, onFirstUse });
  const index = createIndex({ entries, write, limitBytes });

  const get = async (account: string, by: number): Promise<KeychainResult<string>> => {
    const read = await entries.read(account, by);
    if (!read.ok) return read;
    if (read.value !== null) return given(read.value);
    const readable = await sentinel.check(by);
    return readable.ok ? fault('absent', 'There is no such entry.') : readable;
  };

  const set = async (account: string, value: string, by: number): Promise<KeychainResult<void>> => {
    const ready = await sentinel.ensure(by);
    if (!ready.ok) return ready;
    const indexed = await index.add(account, by);
    return indexed.ok ? write(account, value, by) : indexed;
  };

  const remove = async (account: string, by: number): Promise<KeychainResult<void>> => {
    const readable = await sentinel.check(by);
    if (!readable.ok) return readable;
    const removed = await entries.remove(account, by);
    if (!removed.ok) return removed;
    const unlisted = await index.drop(account, by);
    if (!unlisted.ok) return unlisted;
    return removed.value ? given(undefined) : fault('absent', 'There is no such entry.');
  };

  const list = async (by: number): Promise<KeychainResult<readonly string[]>> => {
    const readable = await sentinel.check(by);
    if (!readable.ok) return readable;
    const indexed = await index.read(by);
    if (!indexed.ok) return indexed;
    const present: string[] = [];
    for (const account of indexed.value) {
      const found = await entries.has(account, by);
      if (!found.ok) return found;
      if (found.value) present.push(account);
    }
    return given(present);
  };

  const within = (ms: number): EntriesByName => ({
    get: async (account) => {
      const known = checkAccount(account);
      return known.ok ? inTurn(ms, (by) => get(account, by)) : known;
    },
    set: async (account, value) => {
      const known = checkAccount(account);
      if (!known.ok) return known;
      const fits = checkValue(value, limitBytes);
      return fits.ok ? inTurn(ms, (by) => set(account, value, by)) : fits;
    },
    delete: async (account) => {
      const known = checkAccount(account);
      return known.ok ? inTurn(ms, (by) => remove(account, by)) : known;
    },
    list: () => inTurn(ms, list),
  });
  return { ...within(timeoutMs), patient: within(patienceMs), close: async () => entries.close() };
};
