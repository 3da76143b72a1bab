import net from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FaultServer, startFaultServer } from '../../../../support/fault-server.ts';
import { makeAuthority } from './certificates.ts';
import { briefly, callTo, clientWith } from './support.ts';

const HOST = 'upstream.example';
const authority = makeAuthority('Bank CA');

let upstream: FaultServer;
let asked: string[] = [];
let verdict = 'HTTP/1.1 200 OK\r\n\r\n';
let proxy: net.Server;
let proxyUrl = '';
const open = new Set<net.Socket>();

beforeEach(async () => {
  asked = [];
  verdict = 'HTTP/1.1 200 OK\r\n\r\n';
  upstream = await startFaultServer(authority.issue(HOST));
  proxy = net.createServer((client) => {
    open.add(client);
    client.on('error', () => {});
    client.once('data', (head) => {
      asked.push(head.toString('latin1').split(' HTTP/')[0] ?? '');
      client.write(verdict);
      if (!verdict.includes(' 200 ')) {
        client.end();
        return;
      }
      const onward = net.connect(upstream.port, '127.0.0.1');
      open.add(onward);
      onward.on('error', () => {});
      client.pipe(onward).pipe(client);
    });
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const address = proxy.address();
  proxyUrl = `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`;
});

afterEach(async () => {
  for (const socket of open) socket.destroy();
  await new Promise((resolve) => proxy.close(resolve));
  await upstream.close();
});

const through = async (
  proxySetting: string,
  resolveProxy?: (url: string) => Promise<string | null>,
  url = `https://${HOST}/x`,
) => {
  const client = clientWith({
    ca: [authority.cert],
    proxy: proxySetting,
    ...(resolveProxy === undefined ? {} : { resolveProxy }),
  });
  const result = await client.call(callTo(url));
  await client.close();
  return briefly(result);
};

describe('a call through a proxy', () => {
  it('is tunneled: the proxy sees the host and nothing else', async () => {
    expect(await through(proxyUrl)).toBe('200 {}');
    expect(asked).toEqual([`CONNECT ${HOST}:443`]);
    expect(upstream.requests).toHaveLength(1);
  });

  it('uses what the system says for the address, which is not told its path', async () => {
    const urls: string[] = [];
    const resolve = async (url: string) => {
      urls.push(url);
      return proxyUrl;
    };
    expect(await through('system', resolve)).toBe('200 {}');
    expect(urls).toEqual([`https://${HOST}/`]);
  });

  it.each(['407 Proxy Authentication Required', '403 Forbidden', '502 Bad Gateway'])(
    'was not sent when the proxy says %s',
    async (line) => {
      verdict = `HTTP/1.1 ${line}\r\n\r\n`;
      expect(await through(proxyUrl)).toBe('before net.proxy');
      expect(upstream.requests).toHaveLength(0);
    },
  );

  it('was not sent when the proxy is down', async () => {
    await new Promise((resolve) => proxy.close(resolve));
    expect(await through(proxyUrl)).toBe('before net.proxy');
    proxy.listen(0);
  });

  it.each(['socks5://127.0.0.1:1', 'PROXY host'])(
    'was not sent when the proxy’s address is %s',
    async (setting) => {
      expect(await through(setting)).toBe('before net.proxy');
    },
  );

  it('was not sent when the system does not say which proxy', async () => {
    expect(await through('system', () => Promise.reject(new Error('no answer')))).toBe('before net.proxy');
  });

  it('was not sent when the system’s answer does not come in time', async () => {
    expect(await through('system', () => new Promise(() => {}))).toBe('before net.connect-timeout');
  });
});

describe('no proxy is used', () => {
  it.each(['none', 'system'])('with the setting %s and nothing from the system', async (setting) => {
    expect(await through(setting, undefined, 'https://nobody.invalid/')).toBe('before net.dns');
    expect(asked).toEqual([]);
  });

  it('when the system says so', async () => {
    expect(await through('system', async () => null, 'https://nobody.invalid/')).toBe('before net.dns');
  });

  it('for addresses of this machine', async () => {
    const local = await startFaultServer();
    expect(await through(proxyUrl, undefined, `${local.url}/`)).toBe('200 {}');
    expect(asked).toEqual([]);
    await local.close();
  });
});
