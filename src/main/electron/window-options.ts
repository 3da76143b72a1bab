import type { BrowserWindowConstructorOptions } from 'electron';

/** What differs between windows. */
export interface WindowSetup {
  /** The built preload, as a full path. */
  readonly preload: string;
  /** Whether developer tools may be opened. */
  readonly devTools: boolean;
}

/** The options of the app's window. The ones that keep the renderer in its sandbox come last, so that nothing overrides them. */
export const windowOptions = ({ preload, devTools }: WindowSetup): BrowserWindowConstructorOptions => ({
  title: 'Branchdesk',
  width: 1280,
  height: 800,
  // What a screen of 1366 x 768 leaves at 125% is narrower than any desk; everything works in this.
  minWidth: 640,
  minHeight: 400,
  show: false,
  webPreferences: {
    preload,
    devTools,
    spellcheck: false,
    navigateOnDragDrop: false,
    disableDialogs: true,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
  },
});
