import type { BrowserWindowConstructorOptions } from 'electron';
import { KIOSK_ARGUMENT } from '../../shared/ipc/kiosk-page.ts';
import { windowOptions } from './window-options.ts';

/**
 * The one session of a kiosk's page. Without `persist:` it is in memory alone. It is the same for all customers, emptied
 * between them: Electron never gives a session back, so that one for each would fill the memory.
 */
export const KIOSK_PARTITION = 'kiosk';

/** The color of a screen that shows nothing. */
export const BLANK = '#1b1f24';

/** The options of a kiosk's window: what a desk's window has, and nothing by which a customer could leave it. */
export const kioskWindowOptions = (preload: string): BrowserWindowConstructorOptions => {
  const { webPreferences } = windowOptions({ preload, devTools: false });
  return {
    title: 'Branchdesk',
    show: false,
    kiosk: true,
    fullscreen: true,
    frame: false,
    alwaysOnTop: true,
    skipTaskbar: true,
    autoHideMenuBar: true,
    resizable: false,
    movable: false,
    minimizable: false,
    maximizable: false,
    closable: false,
    backgroundColor: BLANK,
    webPreferences: {
      ...webPreferences,
      partition: KIOSK_PARTITION,
      additionalArguments: [KIOSK_ARGUMENT],
      zoomMode: 'disabled',
      textAreasAreResizable: false,
      // A screen that is covered still has to say that it is alive.
      backgroundThrottling: false,
    },
  };
};
