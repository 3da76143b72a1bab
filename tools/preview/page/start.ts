import { createContextBridge } from './context-bridge.ts';
import { createIpcRenderer } from './ipc-renderer.ts';
import { createLink } from './link.ts';
import { createSandboxRequire } from './sandbox-require.ts';
import { keepPage } from './stay.ts';

type Preload = (require: (id: string) => object, module: object, exports: object, process: object) => void;

/** Runs the app's preload in this page, before the app's own scripts. `documentId`: who this page is to the stand-in. */
export const runPreload = (documentId: string, preload: Preload): void => {
  const { host } = window.location;
  const socket = new WebSocket(`ws://${host}/__preview/ipc?document=${documentId}`);
  const link = createLink(socket, () => window.location.reload());
  keepPage(window, link);
  const electron = { contextBridge: createContextBridge(window), ipcRenderer: createIpcRenderer(link) };
  const module = { exports: {} };
  preload(createSandboxRequire(electron), module, module.exports, { type: 'renderer', sandboxed: true });
};
