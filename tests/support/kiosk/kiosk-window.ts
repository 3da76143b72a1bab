import { createLifecycle } from '../../../tools/preview/electron/lifecycle.ts';
import { createProtocol } from '../../../tools/preview/electron/protocol.ts';
import { createSessions } from '../../../tools/preview/electron/session.ts';
import { createBrowserWindow, type PreviewWindow } from '../../../tools/preview/electron/window.ts';

/** A window of the stand-in, in full screen. `notes`: what the stand-in tells. */
export const kioskWindow = (notes: string[] = []): PreviewWindow => {
  const lifecycle = createLifecycle();
  const BrowserWindow = createBrowserWindow({
    ...{ lifecycle, windows: new Set(), sessions: createSessions(lifecycle, createProtocol(lifecycle)) },
    ...{ eventDelayMs: 0, note: (text: string) => void notes.push(text), allClosed: () => {} },
    load: async () => {},
  });
  lifecycle.setReady();
  return new BrowserWindow({ kiosk: true, fullscreen: true });
};
