import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createHttpClient } from '../../../../../src/main/systems/http/client.ts';
import type { HttpClientOptions } from '../../../../../src/main/systems/http/options.ts';
import { loadTrust } from '../../../../../src/main/systems/http/trust.ts';
import { fail, ok } from '../../../../../src/shared/domain/problem.ts';
import { startFaultServer } from '../../../../support/fault-server.ts';
import { EXPIRED, type Identity, makeAuthority } from './certificates.ts';
import { briefly, callTo, clientWith } from './support.ts';

const ours = makeAuthority('Bank CA');
const theirs = makeAuthority('Somebody else');

/** What a call to a server with this certificate comes to, and how many requests it saw. */
const calling = async (identity: Identity, options: HttpClientOptions) => {
  const server = await startFaultServer(identity, 'localhost');
  const client = clientWith(options);
  const result = await client.call(callTo(server.url));
  await client.close();
  await server.close();
  return `${briefly(result)} ${result.ok ? '' : result.failure.problem.data.detail} / ${server.requests.length}`;
};

describe('a server is trusted', () => {
  it('whose certificate comes from an authority of ours', async () => {
    expect(await calling(ours.issue('localhost'), { ca: [ours.cert] })).toBe('200 {}  / 1');
  });

  it('once the certificates have been loaded, which happens once', async () => {
    let loads = 0;
    const server = await startFaultServer(ours.issue('localhost'), 'localhost');
    const client = clientWith({
      ca: async () => {
        loads += 1;
        return ok([ours.cert]);
      },
    });
    expect(loads).toBe(0);
    await Promise.all([client.call(callTo(server.url)), client.call(callTo(server.url))]);
    expect(briefly(await client.call(callTo(server.url)))).toBe('200 {}');
    expect(loads).toBe(1);
    await client.close();
    await server.close();
  });

  it('by what was read of them once, however many connections there are', async () => {
    const made = vi.spyOn(tls, 'createSecureContext');
    const servers = await Promise.all(
      [1, 2, 3].map(() => startFaultServer(ours.issue('localhost'), 'localhost')),
    );
    made.mockClear();
    const client = clientWith({ ca: [ours.cert] });
    for (const server of servers) {
      expect(briefly(await client.call(callTo(server.url)))).toBe('200 {}');
      expect(briefly(await client.call(callTo(server.url)))).toBe('200 {}');
    }
    expect(made).toHaveBeenCalledTimes(1);
    made.mockRestore();
    await client.close();
    for (const server of servers) await server.close();
  });
});

describe('a server is not trusted, and nothing is sent to it', () => {
  it('whose authority nobody knows', async () => {
    expect(await calling(theirs.issue('localhost'), { ca: [ours.cert] })).toBe(
      'before net.tls UNABLE_TO_VERIFY_LEAF_SIGNATURE / 0',
    );
  });

  it('whose authority is not even among those that Node brings', async () => {
    expect(await calling(ours.issue('localhost'), {})).toBe(
      'before net.tls UNABLE_TO_VERIFY_LEAF_SIGNATURE / 0',
    );
  });

  it('whose certificate has expired', async () => {
    expect(await calling(ours.issue('localhost', EXPIRED), { ca: [ours.cert] })).toBe(
      'before net.tls CERT_HAS_EXPIRED / 0',
    );
  });

  it('whose certificate is for another host', async () => {
    expect(await calling(ours.issue('upstream.example'), { ca: [ours.cert] })).toBe(
      'before net.tls ERR_TLS_CERT_ALTNAME_INVALID / 0',
    );
  });

  it('when the certificates could not be loaded', async () => {
    const ca = async () => fail('config.invalid', { path: 'ca.pem', detail: 'unreadable' });
    expect(await calling(ours.issue('localhost'), { ca })).toBe('before net.tls FAULT_TRUST / 0');
    const failed = await createHttpClient({ ca }).call(callTo('https://localhost:1'));
    // IT has to know which file.
    expect(failed).toMatchObject({ failure: { problem: { code: 'net.tls', data: { path: 'ca.pem' } } } });
  });

  it('that does not speak TLS at all', async () => {
    const server = await startFaultServer();
    const client = clientWith();
    server.will({ atRequestByte: 1, write: ['HTTP/1.1 400 Bad Request\r\n\r\n'] });
    expect(briefly(await client.call(callTo(server.url.replace('http:', 'https:'))))).toBe('before net.tls');
    await client.close();
    await server.close();
  });
});

const listening = async (server: net.Server): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return address !== null && typeof address === 'object' ? address.port : 0;
};

describe('a deadline that strikes before the connection is ready', () => {
  it('means that nothing was sent, and nothing is sent afterwards', async () => {
    const identity = ours.issue('localhost');
    let requestBytes = 0;
    const secure = tls.createServer(identity, (socket) => {
      socket.on('error', () => {});
      socket.on('data', (chunk) => {
        requestBytes += chunk.length;
      });
      socket.on('close', () => closed());
    });
    secure.on('tlsClientError', () => closed());
    let closed = () => {};
    const over = new Promise<void>((resolve) => {
      closed = resolve;
    });
    const held: net.Socket[] = [];
    const gate = net.createServer((socket) => held.push(socket));
    const [securePort, port] = await Promise.all([secure, gate].map(listening));

    const client = clientWith({
      ca: [ours.cert],
      deadlines: { connectMs: 5_000, headersMs: 5_000, bodyGapMs: 5_000, totalMs: 150 },
    });
    expect(briefly(await client.call(callTo(`https://localhost:${port}/`)))).toBe(
      'before net.connect-timeout',
    );
    for (const socket of held) socket.pipe(net.connect(securePort ?? 0, '127.0.0.1')).pipe(socket);
    await over;
    expect(requestBytes).toBe(0);
    await client.close();
    gate.close();
    secure.close();
  });

  it('means the same when the handshake never ends', async () => {
    const silent = await startFaultServer();
    silent.will({});
    const client = clientWith({
      deadlines: { connectMs: 150, headersMs: 900, bodyGapMs: 900, totalMs: 5_000 },
    });
    const result = await client.call(callTo(silent.url.replace('http:', 'https:')));
    expect(briefly(result)).toBe('before net.connect-timeout');
    await client.close();
    await silent.close();
  });
});

describe('the certificates that are trusted', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'trust-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const file = async (name: string, text: string) => {
    const path = join(folder, name);
    await writeFile(path, text);
    return path;
  };

  it('are the runtime’s and every one of the files, each once', async () => {
    const path = await file('both.pem', `# two\n${ours.cert}\n${theirs.cert}\n`);
    const loaded = await loadTrust({ caFiles: [path, path] });
    const trusted = loaded.ok ? loaded.value : [];
    expect(trusted.filter((pem) => pem === ours.cert)).toHaveLength(1);
    expect(trusted).toContain(theirs.cert);
    expect(trusted.length).toBeGreaterThan(100);
    expect(new Set(trusted).size).toBe(trusted.length);
  });

  it('cannot be had when a file is missing', async () => {
    const path = join(folder, 'missing.pem');
    expect(await loadTrust({ caFiles: [path] })).toEqual(
      fail('config.invalid', { path, detail: 'unreadable' }),
    );
  });

  it.each([
    ['holds no certificate', 'hello'],
    ['holds a damaged one', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'],
  ])('cannot be had when a file %s', async (_name, text) => {
    const path = await file('bad.pem', text);
    expect(await loadTrust({ caFiles: [path] })).toEqual(
      fail('config.invalid', { path, detail: 'no-certificate' }),
    );
  });
});
