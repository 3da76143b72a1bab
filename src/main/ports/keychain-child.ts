/** The name under which the operating system files the app's keychain entries. */
export const KEYCHAIN_SERVICE = 'Branchdesk';

/**
 * The process in which the OS keychain is called. It stands apart because a keychain that does not answer blocks
 * whoever asks: this one can be killed.
 */
export interface KeychainChild {
  /** Sends one JSON-safe message. May throw when the process has ended; `onExit` follows in any case. */
  send(message: object): void;
  /** Subscribes to the process's messages. Nothing it sends is trusted: parse it. */
  onMessage(listener: (message: unknown) => void): void;
  /** Calls back once, when the process has ended for whatever reason; `detail` says how and holds no secret. */
  onExit(listener: (detail: string) => void): void;
  /** Ends the process at once, whatever it waits for. */
  kill(): void;
}
