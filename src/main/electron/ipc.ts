import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import { CALL_NAMES, callChannel, type EventName, eventChannel } from '../../shared/ipc/names.ts';
import type { Router } from '../ipc/router.ts';
import type { Sender, SenderFrame } from '../ipc/sender.ts';

const frameOf = (event: IpcMainInvokeEvent): SenderFrame | null => {
  try {
    const frame = event.senderFrame;
    if (frame === null) return null;
    return { url: frame.url, origin: frame.origin, parent: frame.parent, detached: frame.detached };
  } catch {
    // A frame that was replaced while its call was on the way throws when it is looked at.
    return null;
  }
};

/** Gives the router every call of the contract. `ownContents` is the app's own window's, or `null` without one. */
export const bindCalls = (ipcMain: IpcMain, router: Router, ownContents: () => WebContents | null): void => {
  const senderOf = (event: IpcMainInvokeEvent): Sender => ({
    ownWindow: event.sender === ownContents(),
    frame: frameOf(event),
  });
  for (const name of CALL_NAMES)
    ipcMain.handle(callChannel(name), (event, payload: unknown) =>
      router.handle(name, senderOf(event), payload),
    );
};

/** Makes what sends an event to the window's page; without a window it is dropped. */
export const sendEvent =
  (ownContents: () => WebContents | null) =>
  (name: EventName, payload: unknown): void => {
    const contents = ownContents();
    if (contents !== null && !contents.isDestroyed()) contents.send(eventChannel(name), payload);
  };
