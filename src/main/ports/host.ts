import type { Result } from '../../shared/domain/problem.ts';
import type { EventPayload, Handlers } from '../../shared/ipc/contract.ts';
import type { CallName, EventName } from '../../shared/ipc/names.ts';
import type { KeychainChild } from './keychain-child.ts';
import type { FileCheck } from './plain-file.ts';

/** How saving ended: `cancelled` by the person who was asked for a place. */
export type SaveEnd = 'saved' | 'cancelled' | 'failed';

/** How printing ended: `cancelled` by the person who was asked for a printer. */
export type PrintEnd = 'printed' | 'cancelled' | 'failed';

/** The status with which a kiosk ends to be started again, by whatever keeps it running. It never starts itself. */
export const START_AGAIN = 86;

/** How opening a file ended: with its whole text; or `cancelled` by the person who was asked for one. */
export type OpenEnd =
  | { readonly end: 'opened'; readonly file: string; readonly text: string }
  | { readonly end: 'cancelled' | 'failed' | 'too-large' };

/** What the app is given by whatever it runs in: Electron, its stand-in, or a test. */
export interface Host {
  /** The arguments after the program (and, in development, after the app's folder). Unknown switches may be Chromium's. */
  readonly argv: readonly string[];
  /** The folder that holds all of this user's state. */
  readonly userDataDir: string;
  /**
   * That the run before ended because of an error in the app: the error's class, and when, in milliseconds since the
   * epoch; null or left out: it ended as it should.
   */
  readonly badEnd?: { readonly kind: string; readonly at: number } | null;
  /** Machine-wide configuration files to look for, as full paths, most binding first. */
  readonly configPlaces: readonly string[];
  /** What a file in those places has to be, since it decides where credentials go; left out: nothing is asked of it. */
  readonly configCheck?: FileCheck;
  /** Whether this is an installed app, not one in development. */
  readonly packaged: boolean;
  readonly platform: NodeJS.Platform;
  readonly version: string;
  /** The built file of the journal's worker thread. */
  readonly journalWorkerFile: string | URL;
  /** The built file of the thread that measures passphrases; left out: they are measured on this one. */
  readonly passphraseWorkerFile?: string | URL;
  /**
   * What the operating system's proxy settings say for an address, in the words of a PAC script: `DIRECT`, or a list
   * such as `PROXY host:8080; DIRECT`, the first to be tried first.
   */
  resolveProxy(url: string): Promise<string>;
  /** Starts the process that calls the OS keychain. */
  spawnKeychain(): KeychainChild;
  /** Sends an event to the window; without a window it is dropped. A payload that does not fit the contract is not sent. */
  emit<N extends EventName>(name: N, payload: EventPayload<N>): void;
  /** The first line of standard input; empty where there is none, as for an app that was not started from a console. */
  readLine(): Promise<string>;
  /** Prints what the window shows, on a printer that the person chooses. */
  print(): Promise<PrintEnd>;
  /**
   * Saves a text as a file where the person chooses; `name` is what it is called at first. Left out: nothing can be
   * saved here.
   */
  saveText?(name: string, text: string): Promise<SaveEnd>;
  /**
   * Reads a text file that the person chooses, of at most so many bytes; `extension` is what the names of such files end in.
   * Left out: none can be chosen here.
   */
  openText?(extension: string, mostBytes: number): Promise<OpenEnd>;
  /**
   * At a kiosk: takes everything of the customer out of the window and what is behind it, and shows a new page. Where that
   * fails the app ends, to be started again, and the promise never settles. Left out: there is nothing to take.
   */
  wipe?(): Promise<void>;
  /** Writes to standard output, exactly as given. */
  write(text: string): void;
  /** Writes to standard error, exactly as given. */
  warn(text: string): void;
  /** Ends the program with a status, once open things had their chance to close. */
  exit(code: number): void;
}

/** Something that went wrong with a call or an event at the door; holds no payload and no message text. */
export interface IpcFault {
  readonly name: CallName | EventName;
  readonly fault: 'forbidden' | 'too-large' | 'malformed' | 'threw' | 'unfit-reply' | 'unfit-event';
  /** The thrown error's class, or the path of the first field that does not fit. */
  readonly at: string | null;
}

/** What the window of a kiosk has to know of its settings. */
export interface KioskWindow {
  /** What scanners send before and after a code: characters, and function keys as `<F1>` to `<F24>`. */
  readonly scannerSends: string;
}

/** The running app: what answers calls, until it is closed. */
export interface RunningApp {
  readonly handlers: Handlers;
  /** Customers stand before it alone; null: it is a desk. */
  readonly kiosk: KioskWindow | null;
  /** Notes in the log what the door refused or caught. */
  log(fault: IpcFault): void;
  /** Notes in the log that the app ends because of an error of this class. */
  failed(kind: string): void;
  /**
   * What can be done about the bundle of the machine-wide folder: tried again, with what was typed for it. Left out: this
   * app was not configured in a way that asks for one.
   */
  readonly provisioning?: { retry(passphrase: string | null): Promise<Result<null>> };
  /**
   * Drops at once what must not outlast a locked screen, or a page of a kiosk that was lost: tokens of customers,
   * credentials that were read, and at a kiosk the whole visit.
   */
  lock(): void;
  /** Finishes what must be on disk and ends everything that was started. Safe to call more than once. */
  close(): Promise<void>;
}

/** A command-line switch did its work without a window; the program ends with this status. */
interface Ended {
  readonly exitCode: number;
}

/** What composing gives. */
export type Composed = RunningApp | Ended;
