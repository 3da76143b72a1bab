import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Development } from './development.ts';
import { createApp } from './electron/app.ts';
import { createBaseWindow } from './electron/base-window.ts';
import { createClipboard } from './electron/clipboard.ts';
import { createIpcMain } from './electron/ipc-main.ts';
import { createLifecycle } from './electron/lifecycle.ts';
import { PreviewMenu } from './electron/menu.ts';
import { createPowerMonitor } from './electron/power-monitor.ts';
import { createPowerSaveBlocker } from './electron/power-save-blocker.ts';
import { createProtocol } from './electron/protocol.ts';
import { createScreen } from './electron/screen.ts';
import { createSessions } from './electron/session.ts';
import { createUtilityProcess } from './electron/utility-process.ts';
import { PreviewView } from './electron/view.ts';
import { createBrowserWindow, type PreviewWindow } from './electron/window.ts';
import { type PreviewServer, servePreview } from './server/serve.ts';

/** What a stand-in is made with. */
export interface StandInParts {
  readonly name: string;
  readonly version: string;
  /** The folder of the app. */
  readonly folder: string;
  /** The folder of all state. */
  readonly profile: string;
  readonly port: number;
  /** How long events take to the page, in milliseconds. */
  readonly eventDelayMs: number;
  /** Whether the app takes itself for an installed one. */
  readonly installed?: boolean;
  /** How long each child process takes to be launched, in milliseconds. */
  readonly childDelayMs?: number;
  /** What `npm run dev` gives; `null` where the preview stands alone. */
  readonly development: Development | null;
  /** The environment of child processes. */
  readonly environment: NodeJS.ProcessEnv;
  /** Ends the process, once everything that was written has left it. */
  end(code: number): void;
  /** Tells the developer something. */
  note(text: string): void;
  /** The window can be opened in a browser at this address. */
  shown(url: string): void;
}

/** The stand-in for Electron. */
export type StandIn = ReturnType<typeof createStandIn>;

/** Makes the stand-in: what `import 'electron'` gives, and what drives it. */
export const createStandIn = (parts: StandInParts) => {
  const { note, shown } = parts;
  const lifecycle = createLifecycle();
  const windows = new Set<PreviewWindow>();
  const ipc = createIpcMain();
  const protocol = createProtocol(lifecycle);
  const sessions = createSessions(lifecycle, protocol);
  let server: PreviewServer | null = null;

  const app = createApp({
    ...parts,
    lifecycle,
    windows,
    end: (code) => {
      server?.close();
      parts.end(code);
    },
  });

  const load = async ({ partition }: PreviewWindow, url: string): Promise<void> => {
    const shownIn = sessions.of(partition);
    const respond = shownIn.responder(url);
    try {
      await respond(new Request(url));
    } catch {
      throw new Error(`ERR_UNEXPECTED (-9) loading '${url}'`);
    }
    if (server !== null) return;
    const { port, development } = parts;
    const window = (): PreviewWindow | null => windows.values().next().value ?? null;
    server = await servePreview({
      port,
      development,
      ipc,
      session: shownIn,
      window,
      note,
    });
    const { url: address } = server;
    // The window takes its address once loading has resolved.
    setImmediate(() => shown(address));
  };

  return {
    electron: {
      app: app.app,
      BaseWindow: createBaseWindow(lifecycle, note),
      BrowserWindow: createBrowserWindow({
        lifecycle,
        windows,
        sessions,
        eventDelayMs: parts.eventDelayMs,
        note,
        load,
        allClosed: app.allClosed,
      }),
      clipboard: createClipboard(),
      dialog: {
        showErrorBox: (title: string, content: string): void => note(`${title}: ${content}`),
        /** Nobody is asked: what is saved goes beside the state. */
        showSaveDialog: async (_window: unknown, { defaultPath }: { readonly defaultPath: string }) => {
          const filePath = join(parts.profile, basename(defaultPath));
          note(`saved as ${filePath}`);
          return { canceled: false, filePath };
        },
        /** Nobody is asked: what is opened is what the file beside the state names. Without one it is called off. */
        showOpenDialog: async () => {
          const asked = join(parts.profile, 'preview.open');
          const named = existsSync(asked) ? readFileSync(asked, 'utf8').trim() : '';
          return { canceled: named === '', filePaths: named === '' ? [] : [named] };
        },
      },
      ipcMain: ipc.ipcMain,
      Menu: PreviewMenu,
      powerMonitor: createPowerMonitor(lifecycle, parts.profile),
      powerSaveBlocker: createPowerSaveBlocker(),
      protocol: protocol.protocol,
      screen: createScreen(lifecycle, parts.profile),
      session: sessions.session,
      utilityProcess: createUtilityProcess({
        lifecycle,
        setup: new URL('./child/setup.ts', import.meta.url),
        environment: parts.environment,
        launchDelayMs: parts.childDelayMs ?? 0,
      }),
      View: PreviewView,
    },
    becomeReady: app.becomeReady,
  };
};
