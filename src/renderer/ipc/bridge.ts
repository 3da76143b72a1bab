import type { Bridge } from '../../shared/ipc/bridge.ts';

declare global {
  interface Window {
    /** Put there by the preload, before any script of the page. */
    readonly branchdesk: Bridge;
  }
}

/** The only place that touches what the preload gives. */
export const bridgeOf = (window: Window): Bridge => window.branchdesk;
