import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HttpClient } from '../../../../../src/main/systems/http/call.ts';
import type { CallReport } from '../../../../../src/main/systems/http/options.ts';
import {
  answer,
  closedPort,
  type FaultServer,
  type Step,
  startFaultServer,
} from '../../../../support/fault-server.ts';
import { briefly, callTo, clientWith } from './support.ts';

let server: FaultServer;
let client: HttpClient;

beforeEach(async () => {
  server = await startFaultServer();
  client = clientWith();
});

afterEach(async () => {
  await client.close();
  await server.close();
});

const write = (more = {}) => client.call(callTo(`${server.url}/x?y=1`, more)).then(briefly);

const HEAD = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n';

describe('a complete reply', () => {
  it('is given with its status, lower-case headers and text, whatever the status', async () => {
    server.will(answer(422, '{"é":"ग्रा"}', { 'X-Request-Id': 'r-1' }));
    const result = await client.call(callTo(`${server.url}/x`));
    expect(result).toMatchObject({
      ok: true,
      reply: { status: 422, text: '{"é":"ग्रा"}', headers: { 'x-request-id': 'r-1' } },
    });
  });

  it('is asked for over HTTP/1.1 with the headers and body that were given', async () => {
    await write({ method: 'PUT', headers: { Token: 't-1' }, body: '{"b":"é"}' });
    expect(server.requests).toEqual([
      {
        method: 'PUT',
        path: '/x?y=1',
        version: 'HTTP/1.1',
        connection: 1,
        body: '{"b":"é"}',
        headers: [
          ['host', `127.0.0.1:${server.port}`],
          ['connection', 'keep-alive'],
          ['Token', 't-1'],
          ['accept-encoding', 'gzip, deflate, br'],
          ['content-length', '10'],
        ],
      },
    ]);
  });

  it('may follow informational replies', async () => {
    server.will({
      write: ['HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n', `${HEAD}content-length: 2\r\n\r\n{}`],
    });
    expect(await write()).toBe('200 {}');
  });

  it('may be empty', async () => {
    server.will({ write: ['HTTP/1.1 204 No Content\r\n\r\n'] });
    expect(await write()).toBe('204 ');
  });

  it('may come in chunks and in single bytes', async () => {
    const bytes = `${HEAD}transfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`;
    server.will({ write: [...bytes] });
    expect(await write()).toBe('200 {}');
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
  ])('is inflated from %s', async (encoding, compress) => {
    server.will(answer(200, compress('{"ok":true}'), { 'content-encoding': encoding }));
    expect(await write()).toBe('200 {"ok":true}');
  });

  it('is inflated from two encodings, the last one first', async () => {
    server.will(answer(200, brotliCompressSync(gzipSync('{}')), { 'content-encoding': 'gzip, br' }));
    expect(await write()).toBe('200 {}');
  });

  it('without a length ends with the connection: its parser decides whether it is whole', async () => {
    server.will({ write: [`${HEAD}connection: close\r\n\r\n{"a":`], last: 'end' });
    expect(await write()).toBe('200 {"a":');
  });
});

describe('a reply that cannot be used leaves open whether the request was carried out', () => {
  const gzipBomb = gzipSync(Buffer.alloc(5_000_000));
  const CASES: readonly (readonly [string, Step, string])[] = [
    ['nothing but a reset', { last: 'reset' }, 'net.reset'],
    ['nothing but an end', { last: 'end' }, 'net.closed-early'],
    ['half of a status line', { write: ['HTTP/1.1 2'], last: 'end' }, 'net.closed-early'],
    ['headers without an end', { write: [HEAD], last: 'reset' }, 'net.reset'],
    [
      'a body that is cut',
      { write: [`${HEAD}content-length: 9\r\n\r\n{"a":`], last: 'end' },
      'net.closed-early',
    ],
    [
      'a body that is cut, closing',
      { write: [`${HEAD}connection: close\r\ncontent-length: 9\r\n\r\n{"a":`], last: 'end' },
      'net.closed-early',
    ],
    [
      'chunks that are cut',
      { write: [`${HEAD}transfer-encoding: chunked\r\n\r\n2\r\n{}\r\n`], last: 'end' },
      'net.closed-early',
    ],
    [
      'chunks that are cut, closing',
      { write: [`${HEAD}connection: close\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n`], last: 'end' },
      'net.protocol',
    ],
    ['a reset inside the body', { write: [`${HEAD}content-length: 9\r\n\r\n{`], last: 'reset' }, 'net.reset'],
    ['silence', {}, 'net.headers-timeout'],
    ['headers and then silence', { write: [`${HEAD}content-length: 9\r\n\r\n`] }, 'net.body-timeout'],
    [
      'a body that drips past the total deadline',
      { write: [`${HEAD}content-length: 99\r\n\r\n`, ...'x'.repeat(90)], gapMs: 100 },
      'net.deadline',
    ],
    ['what is no HTTP', { write: ['SSH-2.0-OpenSSH_9.6\r\n\r\n'] }, 'net.protocol'],
    [
      'two lengths that differ',
      { write: [`${HEAD}content-length: 2\r\ncontent-length: 3\r\n\r\n{}`] },
      'net.closed-early',
    ],
    ['a header that is too long', { write: [`${HEAD}x: ${'h'.repeat(20_000)}\r\n\r\n`] }, 'net.too-large'],
    ['a body over the limit', answer(200, 'x'.repeat(20_001)), 'net.too-large'],
    ['a gzip bomb', answer(200, gzipBomb, { 'content-encoding': 'gzip' }), 'net.too-large'],
    [
      'a brotli bomb',
      answer(200, brotliCompressSync(Buffer.alloc(5_000_000)), { 'content-encoding': 'br' }),
      'net.too-large',
    ],
    [
      'gzip inside gzip, a bomb inside',
      answer(200, gzipSync(gzipBomb), { 'content-encoding': 'gzip, gzip' }),
      'net.too-large',
    ],
    ['damaged gzip', answer(200, 'not gzip', { 'content-encoding': 'gzip' }), 'net.protocol'],
    [
      'gzip that is cut',
      answer(200, gzipSync('{"a":1}').subarray(0, 15), { 'content-encoding': 'gzip' }),
      'net.protocol',
    ],
    ['an encoding nobody asked for', answer(200, '{}', { 'content-encoding': 'zstd' }), 'net.protocol'],
    ['three encodings', answer(200, '{}', { 'content-encoding': 'gzip, gzip, gzip' }), 'net.protocol'],
    ['text that is no UTF-8', answer(200, Buffer.from([0x22, 0xe9, 0x22])), 'net.protocol'],
    ['a redirect', answer(302, '', { location: 'http://127.0.0.1:9/' }), 'net.redirect'],
    ['a redirect that keeps the method', answer(307, '', { location: '/elsewhere' }), 'net.redirect'],
    ['a redirect to nowhere', answer(300), 'net.redirect'],
    ['not modified', { write: ['HTTP/1.1 304 Not Modified\r\n\r\n'] }, 'net.redirect'],
  ];

  it.each(CASES)('%s', async (_name, step, code) => {
    server.will(step);
    expect(await write()).toBe(`after ${code}`);
    expect(server.requests).toHaveLength(1);
  });

  it('a connection that is cut inside the request', async () => {
    server.will({ atRequestByte: 100, last: 'reset' });
    expect(await write({ body: 'x'.repeat(2_000_000) })).toMatch(/^after net\.(reset|closed-early)$/);
    expect(server.connections()).toBe(1);
  });
});

describe('a request that never left', () => {
  it('nobody listens', async () => {
    const port = await closedPort();
    expect(briefly(await client.call(callTo(`http://127.0.0.1:${port}/`)))).toBe('before net.refused');
  });

  it('no such host', async () => {
    expect(briefly(await client.call(callTo('http://nobody.invalid/')))).toBe('before net.dns');
  });

  it('no address', async () => {
    expect(briefly(await client.call(callTo('not an address')))).toBe('before net.protocol');
  });

  it('a header that cannot be sent', async () => {
    expect(await write({ headers: { token: 'line\nbreak' } })).toBe('before net.protocol');
    expect(server.requests).toHaveLength(0);
  });

  it('the client is closed', async () => {
    await write();
    await client.close();
    expect(await write()).toBe('before net.refused');
    expect(server.requests).toHaveLength(1);
  });
});

describe('what is told of a call', () => {
  it('names it and how it ended, without address, headers or body', async () => {
    const reports: CallReport[] = [];
    const telling = clientWith({ onCall: (report) => reports.push(report) });
    server.will(answer(500), answer(200, '{}'));
    await telling.call(
      callTo(`${server.url}/secret-path`, { intent: 'read', headers: { token: 'secret-token' } }),
    );
    await telling.close();
    expect(reports).toEqual([
      {
        call: { upstream: 'capillary', name: 'test.call', method: 'POST', intent: 'read' },
        tries: 2,
        durationMs: expect.any(Number),
        status: 200,
        failure: null,
        delivery: null,
      },
    ]);
    expect(JSON.stringify(reports)).not.toContain('secret');
  });
});
