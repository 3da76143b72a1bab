import { contextBridge, ipcRenderer } from 'electron';
import { KIOSK_ARGUMENT } from '../shared/ipc/kiosk-page.ts';
import { CALL_NAMES, callChannel, EVENT_NAMES, eventChannel } from '../shared/ipc/names.ts';
import { buildBridge } from './bridge.ts';
import { asKiosk } from './kiosk.ts';
import { withoutPeers } from './without-peers.ts';

withoutPeers(contextBridge);
if (process.argv.includes(KIOSK_ARGUMENT)) asKiosk(window, ipcRenderer, contextBridge);
contextBridge.exposeInMainWorld(
  'branchdesk',
  buildBridge({
    calls: CALL_NAMES,
    events: EVENT_NAMES,
    invoke: (name, input) => ipcRenderer.invoke(callChannel(name), input),
    subscribe: (name, listener) => {
      const channel = eventChannel(name);
      const forward = (_event: unknown, payload: unknown): void => listener(payload);
      ipcRenderer.on(channel, forward);
      return () => {
        ipcRenderer.removeListener(channel, forward);
      };
    },
  }),
);
