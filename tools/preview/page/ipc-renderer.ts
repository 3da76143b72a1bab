import { assertCarried } from './carried.ts';
import type { Link } from './link.ts';

type Listener = (event: object, ...args: unknown[]) => void;

/** The part of Electron's ipcRenderer that a preload uses. */
export interface IpcRenderer {
  invoke(channel: string, ...args: unknown[]): Promise<unknown>;
  send(channel: string, ...args: unknown[]): void;
  on(channel: string, listener: Listener): IpcRenderer;
  once(channel: string, listener: Listener): IpcRenderer;
  off(channel: string, listener: Listener): IpcRenderer;
  removeListener(channel: string, listener: Listener): IpcRenderer;
  removeAllListeners(channel: string): IpcRenderer;
}

/** Makes an ipcRenderer over a link. */
export const createIpcRenderer = (link: Pick<Link, 'ask' | 'tell' | 'onEvent'>): IpcRenderer => {
  const listeners = new Map<string, Listener[]>();

  link.onEvent((channel, args) => {
    for (const listener of [...(listeners.get(channel) ?? [])]) listener({}, ...args);
  });

  const remove = (channel: string, listener: Listener): IpcRenderer => {
    const rest = (listeners.get(channel) ?? []).filter((it) => it !== listener);
    listeners.set(channel, rest);
    return own;
  };

  const own: IpcRenderer = {
    invoke: async (channel, ...args) => {
      assertCarried(args);
      try {
        return await link.ask({ type: 'invoke', channel, args });
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new Error(`Error invoking remote method '${channel}': ${reason}`);
      }
    },
    send: (channel, ...args) => {
      assertCarried(args);
      link.tell({ type: 'send', channel, args });
    },
    on: (channel, listener) => {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      return own;
    },
    once: (channel, listener) => {
      const first: Listener = (event, ...args) => {
        remove(channel, first);
        listener(event, ...args);
      };
      return own.on(channel, first);
    },
    off: remove,
    removeListener: remove,
    removeAllListeners: (channel) => {
      listeners.delete(channel);
      return own;
    },
  };
  return own;
};
