import type { KeychainResult } from '../../ports/keychain.ts';
import type { Entries } from './entries.ts';
import { fault, given } from './keychain-faults.ts';

const SENTINEL = '.sentinel';
const TEXT = 'branchdesk';

/** What {@link createSentinel} needs; `write` reads back what it wrote. */
interface SentinelDeps {
  readonly entries: Entries;
  readonly write: (account: string, value: string, by: number) => Promise<KeychainResult<void>>;
  readonly expected: () => Promise<boolean>;
  readonly onFirstUse: () => Promise<void>;
}

/** The entry that is always there once the keychain was used, and so tells "absent" from "locked". */
interface Sentinel {
  /** Ok when an absence can be believed; `locked` when the sentinel is missing although it should be there. */
  check(by: number): Promise<KeychainResult<void>>;
  /** The same, and writes the sentinel into a keychain that was never used. */
  ensure(by: number): Promise<KeychainResult<void>>;
}

/** Makes the {@link Sentinel} of a service's entries. */
export const createSentinel = ({ entries, write, expected, onFirstUse }: SentinelDeps): Sentinel => {
  const state = async (by: number): Promise<KeychainResult<'there' | 'never-used'>> => {
    const found = await entries.has(SENTINEL, by);
    if (!found.ok) return found;
    if (found.value) return given('there');
    return (await expected().catch(() => true))
      ? fault(
          'locked',
          'The keychain was used before and does not show it now: it is locked, or was replaced.',
        )
      : given('never-used');
  };

  const remember = async (): Promise<KeychainResult<void>> => {
    try {
      if (!(await expected())) await onFirstUse();
      return given(undefined);
    } catch {
      return fault('unavailable', 'That the keychain is used could not be remembered; nothing was written.');
    }
  };

  return {
    check: async (by) => {
      const now = await state(by);
      return now.ok ? given(undefined) : now;
    },
    ensure: async (by) => {
      const now = await state(by);
      if (!now.ok) return now;
      const written = now.value === 'there' ? given(undefined) : await write(SENTINEL, TEXT, by);
      return written.ok ? remember() : written;
    },
  };
};
