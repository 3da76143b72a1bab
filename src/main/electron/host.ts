import { join } from 'node:path';
import type { App, Session, utilityProcess } from 'electron';
import { administratorsOf, adminsAlone } from '../config/admin-file.ts';
import { machineWideAlone } from '../config/machine-wide-file.ts';
import type { Host } from '../ports/host.ts';
import { spawnKeychain } from './keychain-process.ts';
import { configPlaces } from './paths.ts';
import { takeBadEnd } from './uncaught.ts';

/** What a host is made of. */
interface HostParts
  extends Pick<Host, 'argv' | 'emit' | 'exit' | 'packaged' | 'print' | 'saveText' | 'openText' | 'wipe'> {
  readonly app: App;
  /** Holds the system's proxy settings; no page is shown in it. */
  readonly session: Pick<Session, 'resolveProxy'>;
  readonly utilityProcess: typeof utilityProcess;
  /** Where a run leaves that an error ended it. */
  readonly badEndFile: string;
  /** The folder of the built main process. */
  readonly folder: string;
}

/** The longest line that anything is asked for. */
const LONGEST_LINE = 1_000;

const firstLine = async (input: NodeJS.ReadableStream): Promise<string> => {
  let text = '';
  input.setEncoding('utf8');
  try {
    for await (const part of input) {
      text += String(part);
      if (text.includes('\n') || text.length > LONGEST_LINE) break;
    }
  } catch {
    // Windows gives a program without a console no standard input.
  }
  return text.split(/\r?\n/, 1)[0] ?? '';
};

/** Makes what the app is given when Electron runs it. Call it when the app is ready. */
export const createHost = (parts: HostParts): Host => {
  const { app, packaged, session, folder, argv, emit, exit, print, saveText, openText, wipe } = parts;
  const places = configPlaces(process.platform);
  return {
    argv,
    emit,
    exit,
    print,
    ...(saveText === undefined ? {} : { saveText }),
    ...(wipe === undefined ? {} : { wipe }),
    ...(openText === undefined ? {} : { openText }),
    userDataDir: app.getPath('userData'),
    badEnd: takeBadEnd(parts.badEndFile),
    configPlaces: places,
    configCheck:
      process.platform === 'win32'
        ? machineWideAlone(places)
        : adminsAlone(administratorsOf(process.platform)),
    packaged,
    platform: process.platform,
    version: app.getVersion(),
    journalWorkerFile: join(folder, 'journal-worker.js'),
    passphraseWorkerFile: join(folder, 'passphrase-worker.js'),
    resolveProxy: (url) => session.resolveProxy(url),
    spawnKeychain: () => spawnKeychain(parts.utilityProcess, join(folder, 'keychain-child.js')),
    readLine: () => firstLine(process.stdin),
    write: (text) => {
      process.stdout.write(text);
    },
    warn: (text) => {
      process.stderr.write(text);
    },
  };
};
