import { createContextBridge } from './context-bridge.ts';
import { createCover } from './cover.ts';
import { createIpcRenderer } from './ipc-renderer.ts';
import { createWorld } from './isolated.ts';
import { keepKeys } from './keys.ts';
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
  readonly drops: boolean;
  readonly keys: readonly string[] | null;
  readonly notifications: boolean;
  readonly arguments: readonly string[];
}

/** Takes from the page what the app denies it. */
const deny = (page: Window & typeof globalThis, { dialogs, drops, keys, notifications }: Rights): void => {
  if (!dialogs) {
    page.alert = () => {};
    page.confirm = () => false;
  }
  if (keys !== null) keepKeys(page, keys);
  // Nothing that is dropped on the page takes its place.
  if (!drops)
    for (const name of ['dragover', 'drop'] as const)
      page.addEventListener(name, (event) => {
        if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
      });
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
  link.onCover(createCover(window));
  link.onEnded(() => {
    // Nor does it hold back that it is taken away.
    window.addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), true);
    window.document.documentElement.replaceChildren();
  });
  link.onPrint(() => window.print());
  window.addEventListener('pagehide', () => link.tell({ type: 'leave' }));
  deny(window, rights);
  const electron = { contextBridge: createContextBridge(window), ipcRenderer: createIpcRenderer(link) };
  const module = { exports: {} };
  const { globals, document, parsed } = createWorld(window);
  const process = { type: 'renderer', sandboxed: true, argv: rights.arguments };
  preload(
    createSandboxRequire(electron),
    ...[module, module.exports, process],
    ...[globals, globals, globals, document],
  );
  parsed();
};
