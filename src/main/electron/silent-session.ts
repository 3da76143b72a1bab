import type { Session } from 'electron';
import { APP_ORIGIN } from './app-origin.ts';

/** Nobody listens there: what a page's session would send over a network goes nowhere. */
const NO_PROXY = 'http://127.0.0.1:9';

/** What a page may ask for: what the app serves, what it holds itself, and the developer tools' own pages. */
const isOwnRequest = (address: string): boolean => {
  const url = URL.parse(address);
  if (url === null) return false;
  return (
    `${url.protocol}//${url.host}` === APP_ORIGIN || ['blob:', 'data:', 'devtools:'].includes(url.protocol)
  );
};

/**
 * Keeps the session of the app's page off every network, whatever the page does: requests that are not for the app are
 * cancelled, downloads too, and what does not ask (WebRTC, connections that are opened ahead) meets a proxy that is not
 * there. The upstreams are called by the main process, over none of this.
 */
export const silenceSession = async (
  session: Pick<Session, 'webRequest' | 'setProxy' | 'on'>,
): Promise<void> => {
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isOwnRequest(url) }));
  session.on('will-download', (event) => event.preventDefault());
  await session.setProxy({ mode: 'fixed_servers', proxyRules: NO_PROXY, proxyBypassRules: '<-loopback>' });
};
