import tls from 'node:tls';
import { Agent, type Dispatcher, ProxyAgent } from 'undici';
import type { Result } from '../../../shared/domain/problem.ts';
import { HttpFault } from './fault.ts';
import type { Deadlines, HttpClientOptions, Limits } from './options.ts';
import { createProxyChoice } from './proxy-choice.ts';

/** Where a request to an address goes first. */
interface Route {
  readonly dispatcher: Dispatcher;
  readonly proxied: boolean;
}

/** How TLS connections are made. */
interface Trust {
  readonly allowH2: false;
  readonly secureContext: tls.SecureContext;
}

/** The connections that calls go through. */
interface Dispatchers {
  /** Rejects with an `HttpFault`: `FAULT_PROXY`, `FAULT_PROXY_KIND`, `FAULT_TRUST` or `FAULT_CLOSED`. */
  route(address: URL): Promise<Route>;
  close(): Promise<void>;
}

/** An idle connection is dropped early rather than found dead by a write. */
const IDLE_MS = 4_000;

const shared = (deadlines: Deadlines, limits: Limits) => ({
  allowH2: false,
  useMilo: false,
  pipelining: 1,
  keepAliveTimeout: IDLE_MS,
  keepAliveMaxTimeout: IDLE_MS,
  maxHeaderSize: 16_384,
  maxResponseSize: limits.compressed,
  connectTimeout: deadlines.connectMs,
});

const certificatesOf = async (source: HttpClientOptions['ca']): Promise<readonly string[]> => {
  if (source === undefined) return [];
  if (typeof source !== 'function') return source;
  const loaded: Result<readonly string[]> = await source();
  if (!loaded.ok) {
    const { path = null } = loaded.problem.data;
    throw new HttpFault('FAULT_TRUST', typeof path === 'string' ? path : null);
  }
  return loaded.value;
};

/**
 * Keeps one agent for plain calls to this machine, one for TLS, and one for each proxy. Certificates are asked for when
 * the first TLS connection is needed, and again after they could not be had. Loopback addresses are never proxied.
 */
export const createDispatchers = (
  options: HttpClientOptions & { readonly deadlines: Deadlines; readonly limits: Limits },
): Dispatchers => {
  const common = shared(options.deadlines, options.limits);
  const agents = new Map<string, Promise<Dispatcher>>();
  let closed = false;

  let trust: Promise<Trust> | null = null;
  const loadTrust = async (): Promise<Trust> => {
    const ca = await certificatesOf(options.ca);
    // Made once: to read hundreds of certificates takes the main thread as long as a frame or more.
    const secureContext = tls.createSecureContext({
      minVersion: 'TLSv1.2',
      ...(ca.length > 0 ? { ca: [...ca] } : {}),
    });
    return { allowH2: false, secureContext };
  };
  const trusted = async (): Promise<Trust> => {
    trust ??= loadTrust();
    try {
      return await trust;
    } catch (error) {
      trust = null;
      throw error;
    }
  };
  const secure = async () =>
    new Agent({ ...common, connect: { ...(await trusted()), timeout: common.connectTimeout } });
  const proxied = async (uri: string) => {
    const own = await trusted();
    return new ProxyAgent({ ...common, uri, requestTls: own, proxyTls: own });
  };

  const once = async (key: string, make: () => Promise<Dispatcher>): Promise<Dispatcher> => {
    if (closed) throw new HttpFault('FAULT_CLOSED');
    const known = agents.get(key);
    if (known !== undefined) return known;
    const making = make();
    agents.set(key, making);
    try {
      return await making;
    } catch (error) {
      agents.delete(key);
      throw error;
    }
  };

  const proxyFor = createProxyChoice(options);

  return {
    async route(address) {
      const proxy = await proxyFor(address);
      if (proxy !== null) {
        if (!/^https?:\/\//i.test(proxy) || !URL.canParse(proxy)) throw new HttpFault('FAULT_PROXY');
        return { dispatcher: await once(`proxy ${proxy}`, () => proxied(proxy)), proxied: true };
      }
      const dispatcher =
        address.protocol === 'https:'
          ? await once('secure', secure)
          : await once('plain', async () => new Agent(common));
      return { dispatcher, proxied: false };
    },
    async close() {
      closed = true;
      const all = await Promise.allSettled(agents.values());
      agents.clear();
      await Promise.all(all.map((one) => (one.status === 'fulfilled' ? one.value.destroy() : undefined)));
    },
  };
};
