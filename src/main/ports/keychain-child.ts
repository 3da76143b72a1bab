/** The name under which the operating system files the app's keychain entries. */
export const KEYCHAIN_SERVICE = 'Branchdesk';

/**
 * The process in which the OS keychain is called. It stands apart because a keychain that does not answer blocks
 * whoever asks: this one can be killed.
 */
export interface KeychainChild {
  /**
   * Calls back once, when the process runs: the time that it takes to answer counts from then. A virus scanner may hold
   * a launch up for long.
   */
  onSpawn(listener: () => void): void;
  /** Sends one JSON-safe message. May throw when the process has ended; `onExit` follows in any case. */
  send(message: object): void;
  /** Subscribes to the process's messages. Nothing it sends is trusted: parse it. */
  onMessage(listener: (message: unknown) => void): void;
  /** Calls back once, when the process has ended for whatever reason; `detail` says how and holds no secret. */
  onExit(listener: (detail: string) => void): void;
  /**
   * Ends the process at once, whatever it waits for. One that does not run yet ends as it begins, and is told nothing of
   * what was sent to it.
   */
  kill(): void;
}
