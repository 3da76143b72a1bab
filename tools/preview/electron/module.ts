import { installed } from './installed.ts';

/** What `import 'electron'` gives in the preview. */
export const {
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
} = installed();
