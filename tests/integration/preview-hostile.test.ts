import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type RunningPreview, startPreview } from '../support/preview.ts';
import { writePreviewApp } from '../support/preview-app.ts';

/*
 * Everything that a stranger on this machine, or a page gone wrong, can send to the preview's server. Whatever it is,
 * the process goes on and the next call is answered.
 */

let folder: string;
let preview: RunningPreview;
let host: string;
let port: number;
let cookie: string;

const answerOf = async (method: string, path: string, headers: Record<string, string> = {}) => {
  const { promise, resolve, reject } = Promise.withResolvers<{
    status: number;
    cookie: string;
    text: string;
  }>();
  request({ host: '127.0.0.1', port, method, path, headers: { host, ...headers } }, async (response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk);
    const [set = ''] = response.headers['set-cookie'] ?? [];
    resolve({
      status: response.statusCode ?? 0,
      cookie: set.split(';')[0] ?? '',
      text: Buffer.concat(chunks).toString('utf8'),
    });
  })
    .on('error', reject)
    .end();
  return promise;
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'branchdesk-hostile-'));
  writePreviewApp(join(folder, 'app'));
  preview = await startPreview(['--app', join(folder, 'app'), '--profile', join(folder, 'profile')]);
  const url = new URL(preview.url);
  host = url.host;
  port = Number(url.port);
  cookie = (await answerOf('GET', `${url.pathname}${url.search}`)).cookie;
});

afterAll(async () => {
  expect((await preview.stop()).code).toBe(0);
  expect(existsSync(join(folder, 'profile', 'closed'))).toBe(true);
  rmSync(folder, { recursive: true, force: true });
});

/** Resolves once it is closed, in whatever way. */
const closed = (socket: Socket | WebSocket): Promise<unknown> =>
  new Promise((resolve) => socket.once('close', resolve));

/** Sends bytes as they are, and gives what comes back until the connection ends or is left alone. */
const raw = async (bytes: string | Buffer, how: 'wait' | 'reset' = 'wait'): Promise<string> => {
  const socket = connect(port, '127.0.0.1');
  const chunks: Buffer[] = [];
  socket.on('error', () => {});
  socket.on('data', (chunk) => chunks.push(chunk));
  const ended = closed(socket);
  await once(socket, 'connect');
  socket.write(bytes);
  if (how === 'reset') socket.resetAndDestroy();
  else socket.setTimeout(300, () => socket.destroy());
  await ended;
  return Buffer.concat(chunks).toString('latin1');
};

const upgradeOf = (target: string, more: readonly string[] = []): string =>
  [
    `GET ${target} HTTP/1.1`,
    `Host: ${host}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ...more,
    '',
    '',
  ].join('\r\n');

const open = async (): Promise<WebSocket> => {
  const page = (await answerOf('GET', '/index.html', { cookie })).text;
  const document = /document=([\w-]+)/.exec(page)?.[1] ?? '';
  const socket = new WebSocket(`ws://${host}/__preview/ipc?document=${document}`, {
    headers: { cookie, origin: `http://${host}` },
  });
  socket.on('error', () => {});
  await once(socket, 'open');
  return socket;
};

/** The main process is there, and answers a call of a page. */
const expectAlive = async (): Promise<void> => {
  expect([preview.child.exitCode, preview.child.signalCode]).toEqual([null, null]);
  const socket = await open();
  const answered = once(socket, 'message');
  socket.send(JSON.stringify({ type: 'invoke', id: 1, channel: 'echo', args: [{ a: 1 }] }));
  const [data]: unknown[] = await answered;
  expect(JSON.parse(String(data))).toMatchObject({ type: 'value', id: 1 });
  socket.terminate();
};

const TARGETS = [
  ...[
    'http://[',
    'http://',
    'http://[::1',
    '://',
    '//',
    '///',
    '/\\',
    '*',
    ':',
    '?',
    '#',
    '/%',
    '/%zz',
    '/%00',
  ],
  ...[
    '/__preview/ipc?document=%',
    '/__preview/ipc?document=[',
    '/__preview/ipc',
    '/?token=%ff',
    'http://[/?token=',
  ],
  ...['/..', '/%2e%2e/', `/${'a'.repeat(8_000)}`, '/__preview/page/%', '/__preview/preload.js?document=['],
  ...['http://evil.example/', '@evil.example/', ':80/', ':99999/', '[', ']', '/\u00e9', '/[', '/{}|^`'],
];
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'PATCH', 'CONNECT', 'PROPFIND'];

describe('the preview goes on', () => {
  beforeEach(expectAlive);

  it(`after ${TARGETS.length} targets in an upgrade, with and without a cookie`, async () => {
    for (const target of TARGETS)
      for (const more of [[], [`Cookie: ${cookie}`, `Origin: http://${host}`]]) {
        const reply = await raw(upgradeOf(target, more));
        expect([target, reply === '' || /^HTTP\/1\.1 4\d\d /.test(reply)]).toEqual([target, true]);
      }
    await expectAlive();
  }, 60_000);

  it(`after ${TARGETS.length} targets by ${METHODS.length} methods`, async () => {
    const lines = TARGETS.flatMap((target) => METHODS.map((method) => `${method} ${target} HTTP/1.1\r\n`));
    const replies = await Promise.all(
      lines.map((line) => raw(`${line}Host: ${host}\r\nCookie: ${cookie}\r\nConnection: close\r\n\r\n`)),
    );
    // Nothing that a stranger asks for is a fault of the server's own.
    expect(replies.filter((reply) => reply.startsWith('HTTP/1.1 5'))).toEqual([]);
    await expectAlive();
  }, 60_000);

  it('after connections that are reset while they ask', async () => {
    for (const target of ['/__preview/ipc', 'http://[', '/index.html', '/'])
      for (let at = 0; at < 25; at += 1) await raw(upgradeOf(target), 'reset');
    await expectAlive();
  });

  it('after requests that are none', async () => {
    for (const bytes of [
      '\0\0\0\0',
      'GET',
      'GET / HTTP/9.9\r\n\r\n',
      `GET / HTTP/1.1\r\nHost: ${host}\r\nHost: ${host}\r\n\r\n`,
      `GET / HTTP/1.1\r\nHost: ${host}\r\n${'x: y\r\n'.repeat(5_000)}\r\n`,
      `GET / HTTP/1.1\r\nHost: ${host}\r\nCookie: ${'a=b; '.repeat(3_000)}\r\n\r\n`,
      `POST / HTTP/1.1\r\nHost: ${host}\r\nContent-Length: -1\r\n\r\n`,
      `POST / HTTP/1.1\r\nHost: ${host}\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n`,
      upgradeOf('/__preview/ipc', ['Sec-WebSocket-Version: 99']),
      upgradeOf('/__preview/ipc', ['Sec-WebSocket-Extensions: permessage-deflate; x=["']),
      upgradeOf('/', ['Upgrade: h2c']),
      Buffer.alloc(100_000, 0xff),
    ])
      await raw(bytes);
    await expectAlive();
  });

  it('after frames that are no messages, and messages that are no calls', async () => {
    const deep = `${'['.repeat(500_000)}${']'.repeat(500_000)}`;
    const frames: readonly (string | Buffer)[] = [
      ...[
        '',
        'x',
        'null',
        '{',
        '[]',
        '{}',
        '"x"',
        '1e999',
        '\u0000',
        '{"type":"invoke"}',
        '{"type":"none","id":1}',
      ],
      '{"type":"invoke","id":1,"channel":"none","args":[]}',
      '{"type":"invoke","id":1,"channel":"__proto__","args":[]}',
      '{"type":"invoke","id":1,"channel":"date","args":[]}',
      '{"type":"invoke","id":1,"channel":"throw","args":[]}',
      '{"type":"invoke","id":1,"channel":"echo","args":[{"__proto__":{"a":1}}]}',
      `{"type":"invoke","id":1,"channel":"echo","args":[${deep}]}`,
      '{"type":"send","channel":"error","args":["x"]}',
      '{"type":"send","channel":"newListener","args":[]}',
      '{"type":"navigate","id":1,"url":"http://["}',
      '{"type":"open","url":"http://["}',
      '{"type":"open","url":""}',
      `{"type":"open","url":"${'x'.repeat(1_000_000)}"}`,
      deep,
      Buffer.alloc(1_000, 0xff),
      'x'.repeat(9 * 1_048_576),
    ];
    for (const frame of frames) {
      const socket = await open();
      socket.send(frame);
      socket.ping();
      await Promise.race([once(socket, 'pong').catch(() => {}), closed(socket)]);
      socket.terminate();
    }
    await expectAlive();
  }, 60_000);
});
