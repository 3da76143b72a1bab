import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HttpResult } from '../../../../../src/main/systems/http/call.ts';
import { pauseBeforeRetry } from '../../../../../src/main/systems/http/retry.ts';
import { answer, closedPort, type FaultServer, startFaultServer } from '../../../../support/fault-server.ts';
import { briefly, callTo, clientWith } from './support.ts';

let server: FaultServer;

beforeEach(async () => {
  server = await startFaultServer();
});
afterEach(() => server.close());

const reading = async (url = server.url, pauses: number[] = []) => {
  const client = clientWith({ clock: { sleep: async (ms) => void pauses.push(ms) } });
  const result = await client.call(callTo(url, { method: 'POST', intent: 'read' }));
  await client.close();
  return briefly(result);
};

describe('a read is made again', () => {
  it.each([408, 429, 500, 502, 503, 504])('after %i, twice at most', async (status) => {
    server.will(answer(status, 'first'), answer(status, 'second'), answer(status, 'third'), answer(200));
    expect(await reading()).toBe(`${status} third`);
    expect(server.requests).toHaveLength(3);
  });

  it('after a broken connection, and its reply is then the reply', async () => {
    server.will({ last: 'reset' }, { last: 'end' }, answer(200, '{}'));
    expect(await reading()).toBe('200 {}');
    expect(server.requests).toHaveLength(3);
  });

  it('after a refused connection', async () => {
    const pauses: number[] = [];
    expect(await reading(`http://127.0.0.1:${await closedPort()}`, pauses)).toBe('before net.refused');
    expect(pauses).toEqual([100, 200]);
  });

  it('after as long as the upstream asks for', async () => {
    const pauses: number[] = [];
    const client = clientWith({
      deadlines: { connectMs: 5_000, headersMs: 5_000, bodyGapMs: 5_000, totalMs: 5_000 },
      clock: { sleep: async (ms) => void pauses.push(ms) },
    });
    server.will(answer(429, '', { 'retry-after': '2' }), answer(200, '{}'));
    expect(briefly(await client.call(callTo(server.url, { intent: 'read' })))).toBe('200 {}');
    expect(pauses).toEqual([2_000]);
    await client.close();
  });
});

describe('a read is not made again', () => {
  it.each([400, 401, 403, 404, 409, 422])('after %i', async (status) => {
    server.will(answer(status), answer(200));
    expect(await reading()).toBe(`${status} `);
    expect(server.requests).toHaveLength(1);
  });

  it('when the upstream asks to wait past the deadline', async () => {
    server.will(answer(429, '', { 'retry-after': '60' }), answer(200));
    expect(await reading()).toBe('429 ');
    expect(server.requests).toHaveLength(1);
  });

  it('after a redirect', async () => {
    server.will(answer(302, '', { location: '/' }), answer(200));
    expect(await reading()).toBe('after net.redirect');
    expect(server.requests).toHaveLength(1);
  });

  it('past the one total deadline', async () => {
    server.will({});
    const begun = performance.now();
    expect(await reading()).toMatch(/^after net\.(deadline|headers-timeout)$/);
    expect(performance.now() - begun).toBeLessThan(1_500);
    expect(server.requests.length).toBeLessThanOrEqual(3);
  });
});

describe('the pause before a retry', () => {
  const busy = (retryAfter?: string): HttpResult => ({
    ok: true,
    reply: { status: 503, headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter }, text: '' },
  });

  it('always ends before the deadline, whatever is asked for', () => {
    const anything = fc.record({
      retries: fc.nat(5),
      leftMs: fc.integer({ min: -100, max: 20_000 }),
      random: fc.double({ min: 0, max: 0.999, noNaN: true }),
      after: fc.option(fc.oneof(fc.nat(100).map(String), fc.string()), { nil: undefined }),
    });
    fc.assert(
      fc.property(anything, ({ after, ...tried }) => {
        const pause = pauseBeforeRetry({ result: busy(after), ...tried });
        expect(pause === null || (pause > 0 && pause < tried.leftMs && tried.retries < 2)).toBe(true);
      }),
    );
  });

  it('is spread by chance', () => {
    const at = (random: number) => pauseBeforeRetry({ result: busy(), retries: 0, leftMs: 9_999, random });
    expect([at(0), at(0.5), at(0.999)]).toEqual([100, 200, 300]);
  });

  /** Where nothing is asked for. */
  const OWN = 100;

  it.each([
    ['120', undefined, 120_000],
    ['120', 'Thu, 01 Jan 1970 00:00:01 GMT', 120_000],
    ['Thu, 01 Jan 1970 00:00:10 GMT', 'Thu, 01 Jan 1970 00:00:01 GMT', 9_000],
    ['Thu, 01 Jan 1970 00:00:00 GMT', 'Thu, 01 Jan 1970 00:00:01 GMT', OWN],
    ['Thu, 01 Jan 1970 00:00:10 GMT', undefined, null],
    ['Thu, 01 Jan 1970 00:00:10 GMT', 'yesterday', null],
    ['soon', 'Thu, 01 Jan 1970 00:00:01 GMT', OWN],
    ['-5', undefined, OWN],
    [undefined, 'Thu, 01 Jan 1970 00:00:01 GMT', OWN],
  ])('after Retry-After %s in a reply of %s is %s ms', (after, date, ms) => {
    const headers = { ...(after && { 'retry-after': after }), ...(date && { date }) };
    const result: HttpResult = { ok: true, reply: { status: 503, headers, text: '' } };
    expect(pauseBeforeRetry({ result, retries: 0, leftMs: 1_000_000, random: 0 })).toBe(ms);
  });
});
