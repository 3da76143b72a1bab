import type { KeychainResult } from '../../ports/keychain.ts';

/**
 * Bare entries of one service, before the rules of `guarded-keychain.ts`. Absence is an answer here, not a fault,
 * because a locked gnome-keyring answers it too. `by` is the end of the call on `performance.now()`'s scale, in
 * milliseconds.
 */
export interface Entries {
  /**
   * Resolves when there is somebody to ask, with the end of a call that was asked for at `asked` and has `timeoutMs`: the
   * launch of a process takes nothing off them. `unavailable` where none comes up, or the time is over.
   */
  ready(asked: number, timeoutMs: number): Promise<KeychainResult<number>>;
  read(account: string, by: number): Promise<KeychainResult<string | null>>;
  has(account: string, by: number): Promise<KeychainResult<boolean>>;
  write(account: string, value: string, by: number): Promise<KeychainResult<void>>;
  /** Gives whether there was one. */
  remove(account: string, by: number): Promise<KeychainResult<boolean>>;
  close(): void;
}
