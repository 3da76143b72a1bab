import { setImmediate as nextTurn } from 'node:timers/promises';
import { Dispatcher } from 'undici';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HttpCall, HttpClient } from '../../../../../src/main/systems/http/call.ts';
import { exchange } from '../../../../../src/main/systems/http/exchange.ts';
import { answer, type FaultServer, type Step, startFaultServer } from '../../../../support/fault-server.ts';
import { briefly, callTo, clientWith, DEADLINES, LIMITS } from './support.ts';

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

const ways: readonly HttpCall['method'][] = ['GET', 'POST', 'PUT'];

const call = (method: HttpCall['method'], mark: string) =>
  client
    .call(callTo(`${server.url}/${mark}`, { method, body: method === 'GET' ? null : `{"mark":"${mark}"}` }))
    .then(briefly);

const seen = (mark: string) => server.requests.filter((request) => request.path === `/${mark}`).length;

const bad: readonly (readonly [string, Step])[] = [
  ['resets', { last: 'reset' }],
  ['ends', { last: 'end' }],
  ['answers half', { write: ['HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\n{'], last: 'reset' }],
  ['answers 503', answer(503)],
  ['answers 429 with a time to come back', answer(429, '', { 'retry-after': '0' })],
  ['answers 408', answer(408)],
  ['stays silent', {}],
];

describe.each(ways)('a write by %s goes out once', (method) => {
  it.each(bad)('when the upstream %s', async (_name, step) => {
    server.will(step, answer(200));
    await call(method, 'first');
    expect(await call(method, 'second')).toBe('200 ');
    expect([seen('first'), seen('second')]).toEqual([1, 1]);
  });

  it.each(bad)('when the upstream %s on a connection that was used before', async (_name, step) => {
    server.will(answer(200), step, answer(200));
    expect(await call(method, 'warm')).toBe('200 ');
    await nextTurn();
    await nextTurn();
    const result = await call(method, 'first');
    expect(result).toMatch(/^(after net\.|503|429|408)/);
    expect(await call(method, 'second')).toBe('200 ');
    expect([seen('warm'), seen('first'), seen('second')]).toEqual([1, 1, 1]);
    expect(server.requests[1]?.connection).toBe(1);
  });

  it('when the upstream closes the connection as soon as it has answered', async () => {
    server.will({ write: ['HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n'], last: 'end' });
    const marks = Array.from({ length: 20 }, (_, index) => `m${index}`);
    for (const mark of marks) await call(method, mark);
    expect(Math.max(...marks.map(seen))).toBe(1);
  });

  it('when many go out side by side and every other connection breaks', async () => {
    const marks = Array.from({ length: 24 }, (_, index) => `p${index}`);
    server.will(
      ...marks.map((_mark, index): Step => (index % 2 === 0 ? answer(200) : { last: 'reset' })),
      answer(200),
    );
    await Promise.all(marks.map((mark) => call(method, mark)));
    expect(await call(method, 'after')).toBe('200 ');
    expect(marks.map(seen)).toEqual(marks.map(() => 1));
  });
});

describe('a request that undici would start a second time', () => {
  const aborted: Error[] = [];
  const controller: Dispatcher.DispatchController = {
    aborted: false,
    paused: false,
    reason: null,
    abort: (reason) => aborted.push(reason),
    pause: () => {},
    resume: () => {},
  };

  class Repeating extends Dispatcher {
    override dispatch(_options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
      handler.onRequestStart?.(controller, null);
      handler.onRequestStart?.(controller, null);
      return true;
    }
  }

  it('is aborted before a byte of it is written, and counts as delivered', async () => {
    const result = await exchange({
      call: callTo('http://127.0.0.1/'),
      address: new URL('http://127.0.0.1/'),
      dispatcher: new Repeating(),
      proxied: false,
      deadlines: DEADLINES,
      limits: LIMITS,
      leftMs: 1000,
    });
    expect(briefly(result)).toBe('after net.closed-early');
    expect(aborted).toHaveLength(1);
  });
});
