import type * as Electron from 'electron';
import { BEAT_CHANNEL } from '../../shared/ipc/kiosk-page.ts';
import type { KioskWindow } from '../ports/host.ts';
import { keepAwake } from './keep-awake.ts';
import { createCover } from './kiosk-cover.ts';
import { blankWindowOptions, followDisplays } from './kiosk-displays.ts';
import { keepInFront } from './kiosk-full-screen.ts';
import { guardKiosk } from './kiosk-guards.ts';
import { createHeart } from './kiosk-heart.ts';
import { createKeyFilter } from './kiosk-keys.ts';
import { recoverKiosk } from './kiosk-recovery.ts';
import { kioskWindowOptions } from './kiosk-window-options.ts';
import { createWipe } from './kiosk-wipe.ts';
import { lockNavigation } from './navigation.ts';

/** What the shell of a kiosk takes of Electron. */
type Parts = Pick<
  typeof Electron,
  | 'app'
  | 'BaseWindow'
  | 'BrowserWindow'
  | 'clipboard'
  | 'ipcMain'
  | 'powerMonitor'
  | 'powerSaveBlocker'
  | 'screen'
  | 'View'
>;

/** What the shell of a kiosk is made for. */
interface ShellSetup {
  /** The built preload, as a full path. */
  readonly preload: string;
  readonly settings: KioskWindow;
  endVisit(): void;
  /** Ends the app in good order, to be started again. */
  restart(): void;
  withoutGpu(): void;
  /** Windows signs the user out or shuts down. */
  onSessionEnd(): void;
}

/** The window of a kiosk. */
export interface KioskShell {
  readonly window: Electron.BrowserWindow;
  wipe(): Promise<void>;
}

const makeBlank =
  (BaseWindow: typeof Electron.BaseWindow) =>
  (bounds: Electron.Rectangle): Electron.BaseWindow => {
    const blank = new BaseWindow(blankWindowOptions(bounds));
    blank.on('close', (event) => event.preventDefault());
    blank.setAlwaysOnTop(true, 'screen-saver');
    blank.showInactive();
    return blank;
  };

/** Opens the window of a kiosk and keeps it: in front, alone, and alive. Its page is for the caller to load. */
export const openKiosk = (electron: Parts, setup: ShellSetup): KioskShell => {
  const { BaseWindow, BrowserWindow, View, app, clipboard, ipcMain, screen } = electron;
  const window = new BrowserWindow(kioskWindowOptions(setup.preload));
  const { webContents: contents } = window;
  guardKiosk(window, createKeyFilter(setup.settings.scannerSends));
  lockNavigation(contents);
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  window.on('session-end', () => setup.onSessionEnd());
  // Whatever closed it: a kiosk without a window is a desktop.
  window.on('closed', () => setup.restart());

  const cover = createCover(window, new View());
  const { wipe, isWiping } = createWipe({
    ...{ contents, clipboard, cover },
    session: contents.session,
    onFailed: () => setup.restart(),
  });
  const recover = recoverKiosk({ ...setup, contents, app, isWiping, wipe });
  const heart = createHeart({
    beat: () => {
      if (!contents.isDestroyed()) contents.send(BEAT_CHANNEL);
    },
    onSilent: recover,
  });
  ipcMain.on(BEAT_CHANNEL, ({ sender }) => {
    if (sender === contents) heart.heard();
  });
  contents.on('did-start-navigation', ({ isSameDocument }) => {
    if (!isSameDocument) heart.gone();
  });
  contents.on('render-process-gone', () => heart.gone());

  const placeAt = keepInFront(window);
  followDisplays({ screen, makeBlank: makeBlank(BaseWindow), onPlaced: placeAt, onLost: recover });
  keepAwake(electron.powerSaveBlocker, electron.powerMonitor);
  window.show();
  return { window, wipe };
};
