import type { ContextBridge } from 'electron';

/** What opens connections that no content security policy knows of. */
const PEERS = ['RTCPeerConnection', 'webkitRTCPeerConnection'] as const;

/**
 * Takes WebRTC from the page before its own scripts run. The headers of the page forbid it too; a browser that does not
 * know them, or a future one that words them otherwise, still does not have it.
 */
export const withoutPeers = (bridge: Pick<ContextBridge, 'executeInMainWorld'>): void => {
  try {
    bridge.executeInMainWorld({
      func: (names: readonly string[]) => {
        for (const name of names) Reflect.deleteProperty(globalThis, name);
      },
      args: [[...PEERS]],
    });
  } catch {
    // An experimental part of Electron: without it the headers and the window's policy stand alone.
  }
};
