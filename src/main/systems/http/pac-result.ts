import { HttpFault } from './fault.ts';

/** `PROXY host:port` or `HTTPS host:port`: no user, no path; an IPv6 address stands in brackets. */
const PROXY = /^(PROXY|HTTP|HTTPS)\s+(\[[0-9a-f:.]+\]|[^\s:@/?#[\]\\]+)(:\d{1,5})?$/i;

const addressOf = (entry: string): string | null => {
  const [, manner, host, port = ''] = PROXY.exec(entry) ?? [];
  if (manner === undefined || host === undefined) return null;
  const address = `${manner.toUpperCase() === 'HTTPS' ? 'https' : 'http'}://${host}${port}`;
  return URL.canParse(address) ? address : null;
};

/**
 * The first proxy of a PAC result (`PROXY host:8080; DIRECT`) that can be used here, as an address, or `null` where the
 * address is reached without one. Kinds that are not spoken here, SOCKS above all, are passed over; throws an
 * `HttpFault` (`FAULT_PROXY_KIND`, a `net.proxy`) when nothing else is left. An empty result means no proxy.
 */
export const firstProxyOf = (pacResult: string): string | null => {
  const entries = pacResult
    .split(';')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  if (entries.length === 0) return null;
  for (const entry of entries) {
    if (/^DIRECT$/i.test(entry)) return null;
    const address = addressOf(entry);
    if (address !== null) return address;
  }
  throw new HttpFault('FAULT_PROXY_KIND');
};
