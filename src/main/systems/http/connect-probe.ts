import { connect } from 'node:net';
import type { ProxyChoice } from './proxy-choice.ts';

/** A little less than the second between two probes, so that a cut cable is known of within two. */
const TIME_OUT_MS = 900;

const portOf = ({ port, protocol }: URL): number =>
  port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);

const isReached = (host: string, port: number, signal: AbortSignal): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host, port, signal });
    const end = (reached: boolean) => () => {
      socket.destroy();
      resolve(reached);
    };
    socket.once('connect', end(true));
    socket.on('error', end(false));
  });

/**
 * Makes the probe of an address: whether a TCP connection to it, or to the proxy in its way, can be made in time. No
 * byte is sent: it tells of the network and of nothing else. Never rejects.
 */
export const createConnectProbe =
  (proxyFor: ProxyChoice, timeOutMs = TIME_OUT_MS) =>
  async (address: URL): Promise<boolean> => {
    const signal = AbortSignal.timeout(timeOutMs);
    const late = new Promise<null>((resolve) => {
      signal.addEventListener('abort', () => resolve(null), { once: true });
    });
    try {
      const proxy = await Promise.race([proxyFor(address).then((found) => ({ found })), late]);
      if (proxy === null) return false;
      const first = proxy.found === null ? address : new URL(proxy.found);
      return await isReached(first.hostname.replace(/^\[|\]$/g, ''), portOf(first), signal);
    } catch {
      return false;
    }
  };
