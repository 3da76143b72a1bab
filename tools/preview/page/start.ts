import { createContextBridge } from './context-bridge.ts';
import { createIpcRenderer } from './ipc-renderer.ts';
import { createWorld } from './isolated.ts';
import { createLink } from './link.ts';
import { createSandboxRequire } from './sandbox-require.ts';
import { keepPage } from './stay.ts';

type Preload = (
  require: (id: string) => object,
  module: object,
  exports: object,
  process: object,
  ...globals: readonly object[]
) => void;

/** What a page may do by itself. */
interface Rights {
  readonly dialogs: boolean;
  readonly notifications: boolean;
}

/** Takes from the page what the app denies it. */
const deny = (page: Window & typeof globalThis, { dialogs, notifications }: Rights): void => {
  if (!dialogs) {
    page.alert = () => {};
    page.confirm = () => false;
  }
  // Electron has no prompt at all.
  page.prompt = () => null;
  if (!notifications) {
    Object.defineProperty(page.Notification, 'permission', { get: () => 'denied' });
    page.Notification.requestPermission = async () => 'denied';
  }
};

/**
 * Runs the app's preload in this page, before the app's own scripts. `documentId`: who this page is to the stand-in.
 */
export const runPreload = (documentId: string, rights: Rights, preload: Preload): void => {
  const { host } = window.location;
  const socket = new WebSocket(`ws://${host}/__preview/ipc?document=${documentId}`);
  const link = createLink(socket);
  link.onReload(keepPage(window, link));
  link.onPrint(() => window.print());
  window.addEventListener('pagehide', () => link.tell({ type: 'leave' }));
  deny(window, rights);
  const electron = { contextBridge: createContextBridge(window), ipcRenderer: createIpcRenderer(link) };
  const module = { exports: {} };
  const { globals, document, parsed } = createWorld(window);
  const process = { type: 'renderer', sandboxed: true };
  preload(
    createSandboxRequire(electron),
    ...[module, module.exports, process],
    ...[globals, globals, globals, document],
  );
  parsed();
};
