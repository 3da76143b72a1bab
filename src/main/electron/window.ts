import { BrowserWindow } from 'electron';
import { lockNavigation } from './navigation.ts';
import { createReloadLimit } from './reload-limit.ts';
import { type WindowSetup, windowOptions } from './window-options.ts';

/**
 * Makes the app's window, which shows itself once its page is drawn; the page is for the caller to load. A renderer
 * that crashes or hangs is loaded again (the main process holds the state); one that keeps crashing is left alone.
 * `onSessionEnd`: Windows signs the user out or shuts down, and tells no more than this.
 */
export const createWindow = (setup: WindowSetup, onSessionEnd: () => void): BrowserWindow => {
  const window = new BrowserWindow(windowOptions(setup));
  const mayReload = createReloadLimit({ most: 3, withinMs: 60_000 });
  window.setMenuBarVisibility(false);
  window.once('ready-to-show', () => window.show());
  lockNavigation(window.webContents);
  window.webContents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  window.on('unresponsive', () => {
    // The main process holds the state: a page that hangs loses nothing with its process.
    if (mayReload(performance.now())) window.webContents.forcefullyCrashRenderer();
  });
  window.on('session-end', onSessionEnd);
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit' && mayReload(performance.now())) window.webContents.reload();
  });
  return window;
};

/** Brings a window to the front. */
export const focusWindow = (window: BrowserWindow): void => {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.focus();
};
