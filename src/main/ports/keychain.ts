/** Why the keychain could not do what was asked. None of them is ever answered by making a new secret. */
export type KeychainFault = 'absent' | 'locked' | 'denied' | 'unavailable' | 'corrupt' | 'too-large';

/** What a keychain call gives: its value, or a typed fault with a detail that holds no secret. */
export type KeychainResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: KeychainFault; readonly detail: string };

/** What can be done with entries. A `set` reads back what it wrote before it answers. */
export interface EntriesByName {
  get(account: string): Promise<KeychainResult<string>>;
  set(account: string, value: string): Promise<KeychainResult<void>>;
  delete(account: string): Promise<KeychainResult<void>>;
  /** Accounts that were set and not deleted, sorted. */
  list(): Promise<KeychainResult<readonly string[]>>;
}

/** The OS keychain. Values are text; each call ends within its time-out and never blocks the main process. */
export interface Keychain extends EntriesByName {
  /** The same entries for whoever can wait until a person has answered the keychain's prompt. */
  readonly patient: EntriesByName;
  /** Ends whatever the keychain holds open. */
  close(): Promise<void>;
}
