import type { KeychainResult } from '../../ports/keychain.ts';

/**
 * Bare entries of one service, before the rules of `guarded-keychain.ts`. Absence is an answer here, not a fault,
 * because a locked gnome-keyring answers it too. `by` is the end of the call on `performance.now()`'s scale, in
 * milliseconds.
 */
export interface Entries {
  read(account: string, by: number): Promise<KeychainResult<string | null>>;
  has(account: string, by: number): Promise<KeychainResult<boolean>>;
  write(account: string, value: string, by: number): Promise<KeychainResult<void>>;
  /** Gives whether there was one. */
  remove(account: string, by: number): Promise<KeychainResult<boolean>>;
  close(): void;
}
