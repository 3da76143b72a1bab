import { mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import type { JournalWhy } from '../../shared/domain/journal-why.ts';
import type { IpcFault } from '../ports/host.ts';

/** A call to an upstream as the log may know it: no address, no header, no body, no customer. */
interface LoggedCall {
  readonly upstream: string;
  readonly name: string;
  readonly method: string;
  readonly tries: number;
  readonly durationMs: number;
  readonly status: number | null;
  readonly failure: string | null;
}

/** The log of this machine: events with fixed fields. There is no way to write free text into it. */
export interface Log {
  started(about: { readonly version: string; readonly mode: string }): void;
  call(call: LoggedCall): void;
  door(fault: IpcFault): void;
  /** The app ends because of an error of this class that nobody caught. */
  failed(kind: string): void;
  /** The wall clock was set, by so many milliseconds. */
  clockStepped(byMs: number): void;
  /** The journal did not open, or did not take or tell something. */
  journalUnavailable(why: JournalWhy): void;
  /** What an earlier run sent could not be taken up: the journal did not tell what it was. */
  notRecovered(why: JournalWhy): void;
  /** What follows from the journal's records was not what it has to be, and was made anew. */
  journalRebuilt(differing: { readonly objects: number; readonly rows: number }): void;
  close(): Promise<void>;
}

const destinationIn = (folder: string): ReturnType<typeof pino.destination> | null => {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // Opened here, so that a file that cannot be written is found now and not behind the app's back.
    const fd = openSync(join(folder, 'branchdesk.log'), 'a', 0o600);
    return pino.destination({ dest: fd, sync: false });
  } catch {
    return null;
  }
};

const NOWHERE: Log = {
  started: () => {},
  call: () => {},
  door: () => {},
  failed: () => {},
  journalUnavailable: () => {},
  notRecovered: () => {},
  clockStepped: () => {},
  journalRebuilt: () => {},
  close: async () => {},
};

/**
 * Opens the log in a folder: JSON lines, written behind the app's back, flushed when it closes. Work goes on without
 * a log where none can be written.
 */
export const openLog = (folder: string): Log => {
  const destination = destinationIn(folder);
  if (destination === null) return NOWHERE;
  destination.on('error', () => {});
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
  let open = true;
  // A call may end after the log was closed: that is no reason to fail.
  const write = (entry: () => void): void => {
    if (open) entry();
  };
  return {
    started: ({ version, mode }) => write(() => logger.info({ version, mode }, 'started')),
    call: ({ upstream, name, method, tries, durationMs, status, failure }) =>
      write(() =>
        logger.info(
          { upstream, name, method, tries, durationMs: Math.round(durationMs), status, failure },
          'call',
        ),
      ),
    door: ({ name, fault, at }) => write(() => logger.warn({ name, fault, at }, 'door')),
    failed: (kind) => write(() => logger.fatal({ kind }, 'failed')),
    journalUnavailable: (why) => write(() => logger.error({ why }, 'journal unavailable')),
    notRecovered: (why) => write(() => logger.error({ why }, 'not recovered')),
    clockStepped: (byMs) => write(() => logger.warn({ byMs }, 'clock stepped')),
    journalRebuilt: ({ objects, rows }) => write(() => logger.warn({ objects, rows }, 'journal rebuilt')),
    close: async () => {
      if (!open) return;
      open = false;
      await new Promise((resolve) => {
        destination.on('close', resolve);
        destination.on('error', resolve);
        destination.end();
      });
    },
  };
};
