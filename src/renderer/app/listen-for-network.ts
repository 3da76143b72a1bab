import type { Calls } from '../ipc/calls.ts';

/**
 * What the browser says of the network may be wrong in both directions: it is a reason to have the systems probed, and
 * nothing is shown for it. Gives what ends it.
 */
export const listenForNetwork = (window: Window, calls: Pick<Calls, 'app'>): (() => void) => {
  const ask = (): void => void calls.app.probe({});
  window.addEventListener('online', ask);
  window.addEventListener('offline', ask);
  return () => {
    window.removeEventListener('online', ask);
    window.removeEventListener('offline', ask);
  };
};
