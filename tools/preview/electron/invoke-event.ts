import type { IpcMainInvokeEvent } from 'electron';
import type { PreviewContents, PreviewFrame } from './contents.ts';

/** Makes the event of a call: as much of Electron's as there is behind it here. `frame` gives null once it has gone. */
export const createInvokeEvent = (
  sender: PreviewContents,
  frame: () => PreviewFrame | null,
): IpcMainInvokeEvent =>
  Object.create(null, {
    type: { value: 'frame' },
    sender: { value: sender },
    senderFrame: { get: frame },
    processId: { value: 1 },
    frameId: { value: 1 },
  });
