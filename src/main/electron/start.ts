import { join } from 'node:path';
import {
  app,
  type BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  powerMonitor,
  protocol,
  session,
  utilityProcess,
} from 'electron';
import { runsWithoutWindow } from '../config/switches.ts';
import { createEmitter } from '../ipc/events.ts';
import { createRouter } from '../ipc/router.ts';
import { createSenderCheck } from '../ipc/sender.ts';
import type { Composed, Host, IpcFault } from '../ports/host.ts';
import { APP_ID } from './app-id.ts';
import { APP_ORIGIN, APP_PAGE } from './app-origin.ts';
import { registerAppScheme, serveApp } from './app-protocol.ts';
import { refusedStart } from './argv-guard.ts';
import { createHost } from './host.ts';
import { bindCalls, sendEvent } from './ipc.ts';
import { lockWithSystem } from './lock-with-system.ts';
import { menuTemplate } from './menu.ts';
import { isInArchive, ownArguments } from './paths.ts';
import { denyPermissions } from './permissions.ts';
import { printPage } from './print.ts';
import { saveFile } from './save-file.ts';
import { createShutdown } from './shutdown.ts';
import { silenceSession } from './silent-session.ts';
import { mayStart } from './single-instance.ts';
import { endOnUncaught } from './uncaught.ts';
import { liesOnNetwork, ownUserData } from './user-data.ts';
import { createWindow, focusWindow } from './window.ts';

/** Makes the app for a host; what the main process is made of is not this folder's to know. */
type Compose = (host: Host) => Promise<Composed>;

/** A session in memory that shows no page: it is asked for the system's proxy settings alone. */
const SYSTEM_PROXY = 'system-proxy';

const onNetwork = (folder: string): string =>
  `The folder of this user’s state lies on another machine: ${folder}. The journal cannot be kept there, so nothing was opened. Ask IT for a folder on this machine.`;

interface Started {
  readonly argv: readonly string[];
  /** The folder of the built main process. */
  readonly folder: string;
  readonly packaged: boolean;
}

const start = async (compose: Compose, { argv, folder, packaged }: Started): Promise<void> => {
  let window: BrowserWindow | null = null;
  const ownFolder = ownUserData(process.platform, process.env);
  if (ownFolder !== null) app.setPath('userData', ownFolder);
  const userData = app.getPath('userData');
  if (liesOnNetwork(userData, process.platform)) throw new Error(onNetwork(userData));
  // What Windows groups windows and notifications by: the same as the installer's shortcut says.
  app.setAppUserModelId(APP_ID);
  if (!mayStart(app, argv, () => window && focusWindow(window))) return app.quit();
  registerAppScheme(protocol);
  const { closing, exit } = createShutdown({ app, output: process.stdout, graceMs: 10_000 });
  app.on('window-all-closed', () => app.quit());
  await app.whenReady();

  let log = (_fault: IpcFault): void => {};
  let failed = (_kind: string): void => {};
  const badEndFile = join(userData, 'ended-by-error');
  endOnUncaught({ program: process, file: badEndFile, onEnd: (kind) => failed(kind), exit });
  const contents = () => (window === null || window.isDestroyed() ? null : window.webContents);
  const send = sendEvent(contents);
  const emit = createEmitter({ send, log: (fault) => log(fault) });
  const composed = await compose(
    createHost({
      ...{ app, utilityProcess, badEndFile, packaged, folder, argv, emit, exit },
      session: session.fromPartition(SYSTEM_PROXY),
      print: () => printPage(contents()),
      saveText: (name, text) => saveFile(dialog, { window, name }, text),
    }),
  );
  if ('exitCode' in composed) return exit(composed.exitCode);
  log = composed.log;
  failed = composed.failed;
  closing(composed.close);
  lockWithSystem(powerMonitor, process.platform, composed.lock);

  denyPermissions(session.defaultSession);
  await silenceSession(session.defaultSession);
  await serveApp(protocol, join(folder, '../renderer'));
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform)));
  const router = createRouter({ handlers: composed.handlers, isTrusted: createSenderCheck(APP_ORIGIN), log });
  bindCalls(ipcMain, router, contents);
  window = createWindow({ preload: join(folder, '../preload/index.cjs'), devTools: !packaged }, () =>
    exit(0),
  );
  await window.loadURL(APP_PAGE);
};

/**
 * Starts Branchdesk in Electron: guards first, one instance, then the app and its window. A start that fails says so
 * and ends with status 1; refused switches end it with 2.
 * @param folder the folder of the built main process
 */
export const startElectron = (compose: Compose, folder: string): void => {
  const { argv: whole, env: environment, platform } = process;
  // A copy under another name is still the installed app: Electron goes by the name of the program.
  const packaged = app.isPackaged || isInArchive(folder);
  const argv = ownArguments(whole, packaged);
  const refused = refusedStart({ argv, environment, packaged, platform });
  if (refused.length > 0) {
    const reason = `Branchdesk does not start with ${refused.join(', ')}`;
    process.stderr.write(`${reason}\n`);
    // Who starts it with a double click sees nothing else. A script is not kept waiting for somebody to press a button.
    if (!runsWithoutWindow(argv))
      dialog.showErrorBox('Branchdesk did not start', `${reason}. Remove them, or tell IT.`);
    app.exit(2);
  } else {
    start(compose, { argv, folder, packaged }).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : 'unknown error';
      process.stderr.write(`Branchdesk did not start: ${reason}\n`);
      dialog.showErrorBox('Branchdesk did not start', reason);
      app.exit(1);
    });
  }
};
