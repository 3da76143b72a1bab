import { installed } from './installed.ts';

/** What `import 'electron'` gives in the preview. */
export const { app, BrowserWindow, dialog, ipcMain, Menu, powerMonitor, protocol, session, utilityProcess } =
  installed();
