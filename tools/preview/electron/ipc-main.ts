import { EventEmitter } from 'node:events';
import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { assertCarried } from '../page/carried.ts';

type Handler = Parameters<IpcMain['handle']>[1];

/** Electron's ipcMain, and the side on which pages come in. */
export interface PreviewIpcMain {
  readonly ipcMain: Pick<IpcMain, 'handle' | 'handleOnce' | 'removeHandler'> & EventEmitter;
  /** Calls the channel's handler; rejects as Electron words it, without the prefix that the page adds. */
  invoke(channel: string, event: IpcMainInvokeEvent, args: readonly unknown[]): Promise<unknown>;
}

/** Makes ipcMain. */
export const createIpcMain = (): PreviewIpcMain => {
  const handlers = new Map<string, Handler>();
  const handle = (channel: string, handler: Handler): void => {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    if (typeof handler !== 'function')
      throw new TypeError(`Expected handler to be a function, but found type '${typeof handler}'`);
    handlers.set(channel, handler);
  };
  return {
    ipcMain: Object.assign(new EventEmitter(), {
      handle,
      handleOnce: (channel: string, handler: Handler): void =>
        handle(channel, (event, ...args) => {
          handlers.delete(channel);
          return handler(event, ...args);
        }),
      removeHandler: (channel: string): void => {
        handlers.delete(channel);
      },
    }),
    invoke: async (channel, event, args) => {
      const handler = handlers.get(channel);
      if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
      const value: unknown = await handler(event, ...args);
      if (value !== undefined) assertCarried(value);
      return value;
    },
  };
};
