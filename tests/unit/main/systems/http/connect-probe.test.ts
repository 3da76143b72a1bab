import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createConnectProbe } from '../../../../../src/main/systems/http/connect-probe.ts';

/** A listener that counts connections and bytes. */
const listen = async () => {
  const seen = { connections: 0, bytes: 0 };
  const server = createServer((socket) => {
    seen.connections += 1;
    socket.on('data', (data) => {
      seen.bytes += data.length;
    });
    socket.on('error', () => {});
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    seen,
    url: new URL(`http://127.0.0.1:${address.port}/some/path`),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
};

const direct = async () => null;

describe('a connect probe', () => {
  it('reaches a port that listens, and sends nothing', async () => {
    const server = await listen();
    expect(await createConnectProbe(direct)(server.url)).toBe(true);
    await server.close();
    expect(server.seen).toEqual({ connections: 1, bytes: 0 });
  });

  it('does not reach a port that nobody listens at', async () => {
    const server = await listen();
    await server.close();
    expect(await createConnectProbe(direct)(server.url)).toBe(false);
  });

  it('does not reach a name that there is not', async () => {
    expect(await createConnectProbe(direct)(new URL('https://nobody.invalid'))).toBe(false);
  });

  it('connects to the proxy where there is one', async () => {
    const proxy = await listen();
    const probe = createConnectProbe(async () => proxy.url.href);
    expect(await probe(new URL('https://nobody.invalid'))).toBe(true);
    await proxy.close();
    expect(await probe(new URL('https://nobody.invalid'))).toBe(false);
  });

  it('reaches nothing through a proxy that cannot be chosen', async () => {
    const server = await listen();
    const probe = createConnectProbe(() => Promise.reject(new Error('no settings')));
    expect(await probe(server.url)).toBe(false);
    await server.close();
  });

  it('gives up in time, whatever it waits for', async () => {
    const begun = performance.now();
    const probe = createConnectProbe(() => new Promise(() => {}), { proxyMs: 50 });
    expect(await probe(new URL('https://nobody.invalid'))).toBe(false);
    expect(performance.now() - begun).toBeLessThan(1_000);
  });

  it('waits for a system that looks for its proxy for longer than a connection may take', async () => {
    const server = await listen();
    const looks = Promise.withResolvers<null>();
    const probe = createConnectProbe(() => looks.promise, { connectMs: 20 });
    const reached = probe(server.url);
    setTimeout(() => looks.resolve(null), 100);
    expect(await reached).toBe(true);
    await server.close();
  });

  it('goes the way that was found before while the system looks again', async () => {
    const server = await listen();
    const ways: Promise<null>[] = [Promise.resolve(null), new Promise(() => {}), Promise.resolve(null)];
    const probe = createConnectProbe(() => ways.shift() ?? Promise.reject(new Error('no settings')), {
      ...{ connectMs: 50, proxyMs: 60_000 },
    });
    expect(await probe(server.url)).toBe(true);
    const begun = performance.now();
    expect(await probe(server.url)).toBe(true);
    expect(performance.now() - begun).toBeLessThan(2_000);
    await server.close();
    // A cable that is cut is known of all the same.
    expect(await probe(server.url)).toBe(false);
    expect(await probe(server.url)).toBe(false);
  });
});
