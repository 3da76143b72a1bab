import { HttpFault } from './fault.ts';
import type { HttpClientOptions } from './options.ts';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** The address of the proxy that an address is reached through; `null` where no proxy is used. */
export type ProxyChoice = (address: URL) => Promise<string | null>;

/**
 * Makes the choice of a proxy. Loopback addresses are never proxied. It rejects with an `HttpFault`, `FAULT_PROXY` or
 * `FAULT_PROXY_KIND`, when the system's settings cannot be had or used.
 */
export const createProxyChoice =
  ({ proxy = 'none', resolveProxy }: Pick<HttpClientOptions, 'proxy' | 'resolveProxy'>): ProxyChoice =>
  async (address) => {
    if (proxy === 'none' || LOOPBACK.test(address.hostname)) return null;
    if (proxy !== 'system') return proxy;
    if (resolveProxy === undefined) return null;
    try {
      // Who is asked about, and for whom, is in the path: it is not the proxy settings' to know.
      return await resolveProxy(`${address.origin}/`);
    } catch (error) {
      throw error instanceof HttpFault ? error : new HttpFault('FAULT_PROXY');
    }
  };
