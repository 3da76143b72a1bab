import { connect } from 'node:net';
import type { ProxyChoice } from './proxy-choice.ts';

/** A little less than the second between two probes, so that a cut cable is known of within two. */
const TIME_OUT_MS = 900;

/** As long as a search for a proxy takes on a network that answers slowly. */
const PROXY_MS = 20_000;

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

/** What is given when a time is over. */
const LATE = Symbol('late');

const within = async <T>(work: Promise<T>, ms: number): Promise<T | typeof LATE> => {
  const ended = new AbortController();
  try {
    const late = new Promise<typeof LATE>((resolve) => {
      const timer = setTimeout(() => resolve(LATE), ms);
      ended.signal.addEventListener('abort', () => clearTimeout(timer));
    });
    return await Promise.race([work, late]);
  } finally {
    ended.abort();
  }
};

interface ProbeTimes {
  /** How long a connection may take to be made, in milliseconds. */
  readonly connectMs?: number;
  /** How long the system may look for its proxy the first time, in milliseconds. */
  readonly proxyMs?: number;
}

/**
 * Makes the probe of an address: whether a TCP connection to it, or to the proxy in its way, can be made in time. No
 * byte is sent: it tells of the network and of nothing else. Never rejects.
 *
 * A system that finds its proxy by itself (WPAD) may take many seconds over it, which says nothing of the upstream: the
 * first probe waits, and one that comes while it looks again goes the way that was found before.
 */
export const createConnectProbe = (
  proxyFor: ProxyChoice,
  { connectMs = TIME_OUT_MS, proxyMs = PROXY_MS }: ProbeTimes = {},
) => {
  const found = new Map<string, string | null>();
  const proxyOf = async (address: URL): Promise<string | null | typeof LATE> => {
    const choice = proxyFor(address).then((proxy) => {
      found.set(address.origin, proxy);
      return proxy;
    });
    const before = found.get(address.origin);
    if (before === undefined) return within(choice, proxyMs);
    const now = await within(choice, connectMs);
    return now === LATE ? before : now;
  };
  return async (address: URL): Promise<boolean> => {
    try {
      const proxy = await proxyOf(address);
      if (proxy === LATE) return false;
      const first = proxy === null ? address : new URL(proxy);
      const signal = AbortSignal.timeout(connectMs);
      return await isReached(first.hostname.replace(/^\[|\]$/g, ''), portOf(first), signal);
    } catch {
      return false;
    }
  };
};
