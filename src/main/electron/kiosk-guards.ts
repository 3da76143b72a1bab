import type { BrowserWindow, WebContents } from 'electron';
import type { KioskKey } from './kiosk-keys.ts';
import { passesPointer } from './kiosk-pointer.ts';

/** As much of a window as is guarded. */
type Guarded = Pick<BrowserWindow, 'on' | 'setMenu'> & {
  readonly webContents: Pick<
    WebContents,
    'on' | 'setIgnoreMenuShortcuts' | 'setVisualZoomLevelLimits' | 'setZoomLevel' | 'closeDevTools'
  >;
};

interface Events {
  on(name: string, listener: (event: { preventDefault(): void }) => void): void;
}

/** Events of a window and of its page of which the default never happens at a kiosk. */
const NEVER = {
  window: ['close', 'system-context-menu', 'app-command'],
  contents: [
    'context-menu',
    // A page may not hold back that it is taken away.
    'will-prevent-unload',
    // Nor does it go anywhere, not even to itself.
    'will-navigate',
    'will-frame-navigate',
  ],
} as const;

const prevent = (event: { preventDefault(): void }): void => event.preventDefault();

/**
 * Closes the ways out of a kiosk's window that its options leave open: keys, buttons, menus, gestures, zoom, and closing
 * it. Who may end the app ends it as a whole (`app.exit`), which asks no window.
 */
export const guardKiosk = (window: Guarded, passesKey: (key: KioskKey) => boolean): void => {
  const { webContents } = window;
  window.setMenu(null);
  webContents.setIgnoreMenuShortcuts(true);
  webContents.on('before-input-event', (event, input) => {
    if (!passesKey(input)) event.preventDefault();
  });
  webContents.on('before-mouse-event', (event, mouse) => {
    if (!passesPointer(mouse)) event.preventDefault();
  });
  const windowEvents: Events = window;
  const contentsEvents: Events = webContents;
  for (const name of NEVER.window) windowEvents.on(name, prevent);
  for (const name of NEVER.contents) contentsEvents.on(name, prevent);
  webContents.on('devtools-opened', () => webContents.closeDevTools());
  webContents.on('zoom-changed', () => webContents.setZoomLevel(0));
  // What is limited belongs to a renderer, and each page of a new one has to be told.
  webContents.on('did-finish-load', () => {
    webContents.setZoomLevel(0);
    void webContents.setVisualZoomLevelLimits(1, 1).catch(() => {});
  });
};
