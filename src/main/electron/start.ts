import { join } from 'node:path';
import {
  app,
  BaseWindow,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  screen,
  session,
  utilityProcess,
  View,
} from 'electron';
import { runsWithoutWindow } from '../config/switches.ts';
import { createEmitter } from '../ipc/events.ts';
import { createRouter } from '../ipc/router.ts';
import { createSenderCheck } from '../ipc/sender.ts';
import { wasKiosk } from '../kiosk/last-kiosk.ts';
import { type Composed, type Host, type IpcFault, START_AGAIN } from '../ports/host.ts';
import { APP_ID } from './app-id.ts';
import { APP_ORIGIN, APP_PAGE } from './app-origin.ts';
import { registerAppScheme, serveApp } from './app-protocol.ts';
import { refusedStart } from './argv-guard.ts';
import { leaveGpuNote, readGpuNote } from './gpu-note.ts';
import { createHost } from './host.ts';
import { bindCalls, sendEvent } from './ipc.ts';
import { kioskMenuTemplate } from './kiosk-menu.ts';
import { type KioskShell, openKiosk } from './kiosk-shell.ts';
import { KIOSK_PARTITION } from './kiosk-window-options.ts';
import { lockWithSystem } from './lock-with-system.ts';
import { menuTemplate } from './menu.ts';
import { openFile } from './open-file.ts';
import { isInArchive, ownArguments } from './paths.ts';
import { denyPermissions } from './permissions.ts';
import { printPage } from './print.ts';
import { saveFile } from './save-file.ts';
import { createShutdown } from './shutdown.ts';
import { silenceSession } from './silent-session.ts';
import { mayStart } from './single-instance.ts';
import { endOnUncaught } from './uncaught.ts';
import { liesOnNetwork, ownUserData } from './user-data.ts';
import { watchMain } from './watch-main.ts';
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

/** The folder of this user's state; Electron's own choice where that will do. */
const takeOwnFolder = (): string => {
  const ownFolder = ownUserData(process.platform, process.env);
  if (ownFolder !== null) app.setPath('userData', ownFolder);
  return app.getPath('userData');
};

const start = async (compose: Compose, { argv, folder, packaged }: Started): Promise<void> => {
  let window: BrowserWindow | null = null;
  let kiosk: KioskShell | null = null;
  const userData = takeOwnFolder();
  if (liesOnNetwork(userData, process.platform)) throw new Error(onNetwork(userData));
  // What Windows groups windows and notifications by: the same as the installer's shortcut says.
  app.setAppUserModelId(APP_ID);
  if (!mayStart(app, argv, () => window && focusWindow(window))) return app.quit();
  registerAppScheme(protocol);
  // Electron's own menu, with keys that reload, zoom and quit, is made when the app is ready unless one was set. Whether
  // this is a desk, which is given one later, or a kiosk, which never is, nobody knows yet.
  Menu.setApplicationMenu(null);
  // Chromium asks Linux for its voices only then; nothing of it begins before a page speaks.
  if (process.platform === 'linux') app.commandLine.appendSwitch('enable-speech-dispatcher');
  const gpuNote = join(userData, 'without-gpu');
  if (readGpuNote(gpuNote, app.getVersion())) app.disableHardwareAcceleration();
  const { closing, exit } = createShutdown({ app, output: process.stdout, graceMs: 10_000 });
  app.on('window-all-closed', () => app.quit());
  await app.whenReady();

  let log = (_fault: IpcFault): void => {};
  let failed = (_kind: string): void => {};
  const badEndFile = join(userData, 'ended-by-error');
  const endUncaught = (code: number): void => exit(kiosk === null ? code : START_AGAIN);
  endOnUncaught({
    program: process,
    file: badEndFile,
    onEnd: (kind) => failed(kind),
    exit: endUncaught,
  });
  const contents = () => (window === null || window.isDestroyed() ? null : window.webContents);
  const send = sendEvent(contents);
  const emit = createEmitter({ send, log: (fault) => log(fault) });
  const composed = await compose(
    createHost({
      ...{ app, utilityProcess, badEndFile, packaged, folder, argv, emit, exit },
      session: session.fromPartition(SYSTEM_PROXY),
      // A kiosk shows no dialog of the system.
      print: async () => (kiosk === null ? printPage(contents()) : 'failed'),
      saveText: async (name, text) => (kiosk === null ? saveFile(dialog, { window, name }, text) : 'failed'),
      openText: async (extension, mostBytes) =>
        kiosk === null ? openFile(dialog, { window, extension, mostBytes }) : { end: 'failed' },
      wipe: async () => kiosk?.wipe(),
    }),
  );
  if ('exitCode' in composed) return exit(composed.exitCode);
  log = composed.log;
  failed = composed.failed;
  closing(composed.close);
  lockWithSystem(powerMonitor, process.platform, composed.lock);

  const shown = composed.kiosk === null ? session.defaultSession : session.fromPartition(KIOSK_PARTITION);
  denyPermissions(shown);
  await silenceSession(shown);
  await serveApp(shown.protocol, join(folder, '../renderer'));
  const menu = composed.kiosk === null ? menuTemplate(process.platform) : kioskMenuTemplate(process.platform);
  if (menu !== null) Menu.setApplicationMenu(Menu.buildFromTemplate(menu));
  const router = createRouter({ handlers: composed.handlers, isTrusted: createSenderCheck(APP_ORIGIN), log });
  bindCalls(ipcMain, router, contents);
  const preload = join(folder, '../preload/index.cjs');
  if (composed.kiosk === null) window = createWindow({ preload, devTools: !packaged }, () => exit(0));
  else {
    kiosk = openKiosk(
      { app, BaseWindow, BrowserWindow, clipboard, ipcMain, powerMonitor, powerSaveBlocker, screen, View },
      {
        ...{ preload, settings: composed.kiosk },
        endVisit: composed.lock,
        restart: () => {
          // It is counted as an end that should not have come.
          failed('KioskWindow');
          exit(START_AGAIN);
        },
        withoutGpu: () => leaveGpuNote(gpuNote, app.getVersion()),
        onSessionEnd: () => exit(0),
      },
    );
    window = kiosk.window;
    // Only the system ends a kiosk from outside, and it does not ask a window.
    app.on('before-quit', (event) => {
      event.preventDefault();
      exit(0);
    });
    watchMain(join(folder, 'main-watch.js'));
  }
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
    if (!runsWithoutWindow(argv) && !wasKiosk(takeOwnFolder()))
      dialog.showErrorBox('Branchdesk did not start', `${reason}. Remove them, or tell IT.`);
    app.exit(2);
  } else {
    start(compose, { argv, folder, packaged }).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : 'unknown error';
      process.stderr.write(`Branchdesk did not start: ${reason}\n`);
      const isKiosk = wasKiosk(app.getPath('userData'));
      if (!isKiosk) dialog.showErrorBox('Branchdesk did not start', reason);
      app.exit(isKiosk ? START_AGAIN : 1);
    });
  }
};
