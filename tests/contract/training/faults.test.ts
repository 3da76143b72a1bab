import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { FaultInput } from '../../../src/main/training/faults.ts';
import { startTraining, type Training } from '../../../src/main/training/start.ts';
import { airpay, capillary, failure, raw, tagged, wm } from './raw.ts';

let training: Training;
beforeAll(async () => {
  training = await startTraining({ control: true });
});
beforeEach(() => training.reset());
afterAll(() => training.close());

const asha = () => tagged(training, 'two-cards');
const get = () => airpay(training, [['entity_id', asha().airpayEntityId]]);
const atm = async (): Promise<boolean> => JSON.parse((await get()).text).data.atm;
const off = () =>
  airpay(training, [
    ['entity_id', asha().airpayEntityId],
    ['status', 'NOTALLOWED'],
    ['type', 'ATM'],
  ]);
const on = (fault: FaultInput) => training.faults.set('airpay', fault);
const lastSet = () => training.ledger.entries({ call: 'set' }).at(-1);

describe('a cut connection', () => {
  test('before the effect: no reply, and nothing was changed', async () => {
    await on({ fault: 'cut-before-effect', call: 'set', times: 1 });
    expect(await failure(off())).toBe('ECONNRESET');
    expect(lastSet()).toMatchObject({ applied: false, status: null, fault: 'cut-before-effect' });
    expect(await atm()).toBe(true);
  });

  test('after the effect: no reply, and it was changed', async () => {
    await on({ fault: 'cut-after-effect', call: 'set', times: 1 });
    expect(await failure(off())).toBe('ECONNRESET');
    expect(lastSet()).toMatchObject({ applied: true, status: null, fault: 'cut-after-effect' });
    expect(await atm()).toBe(false);
  });
});

describe('a bad reply', () => {
  test('a truncated one is short of its declared length; the change was made', async () => {
    await on({ fault: 'truncated', call: 'set', times: 1 });
    const reply = await off();
    expect(reply).toMatchObject({ status: 200, complete: false });
    expect(Number(reply.headers['content-length'])).toBeGreaterThan(reply.text.length);
    expect(lastSet()).toMatchObject({ applied: true, status: 200 });
    expect(await atm()).toBe(false);
  });

  test('a truncated one without a declared length looks whole and is no JSON', async () => {
    await on({ fault: 'truncated', framing: 'close', effect: false, call: 'set', times: 1 });
    const reply = await off();
    expect(reply).toMatchObject({ status: 200, complete: true });
    expect(reply.headers['content-length']).toBeUndefined();
    expect(reply.text.length).toBeGreaterThan(0);
    expect(() => JSON.parse(reply.text)).toThrow();
    expect(await atm()).toBe(true);
  });

  test.each<[string, FaultInput, number, RegExp, boolean]>([
    ['an HTML page', { fault: 'html' }, 200, /^<!doctype html>/, true],
    ['an HTML page after the change', { fault: 'html', effect: true }, 200, /^<!doctype html>/, false],
    ['a 503', { fault: 'status', status: 503 }, 503, /unavailable/, true],
    ['a 502 after the change', { fault: 'status', status: 502, effect: true }, 502, /unavailable/, false],
    ['a 429', { fault: 'too-many-requests', retryAfter: 7 }, 429, /Too many/, true],
    ['a redirect', { fault: 'redirect', location: 'http://127.0.0.1:1/' }, 307, /^$/, true],
    ['JSON of another shape', { fault: 'wrong-json' }, 200, /greeting/, false],
    ['no body', { fault: 'empty-body' }, 204, /^$/, false],
    ['an empty 200', { fault: 'empty-body', status: 200, effect: false }, 200, /^$/, true],
  ])('%s', async (_what, fault, status, text, stillAllowed) => {
    await on({ ...fault, call: 'set', times: 1 } as FaultInput);
    const reply = await off();
    expect(reply.status).toBe(status);
    expect(reply.text).toMatch(text);
    expect(lastSet()).toMatchObject({ applied: !stillAllowed, status, fault: fault.fault });
    expect(await atm()).toBe(stillAllowed);
  });

  test('a 429 names when to come back, and a redirect where to', async () => {
    await on({ fault: 'too-many-requests', retryAfter: 7, times: 1 });
    expect((await get()).headers['retry-after']).toBe('7');
    await on({ fault: 'redirect', location: 'http://127.0.0.1:1/x', times: 1 });
    expect((await get()).headers.location).toBe('http://127.0.0.1:1/x');
  });
});

describe('an upstream’s own rejection, in its own shape', () => {
  test('airpay', async () => {
    await on({ fault: 'reject', times: 1, code: 401, message: 'Token expired' });
    const reply = await off();
    expect([reply.status, JSON.parse(reply.text)]).toEqual([400, { status: 401, message: 'Token expired' }]);
    await on({ fault: 'reject', times: 1, status: 200 });
    const bare = await off();
    expect([bare.status, JSON.parse(bare.text)]).toEqual([200, { status: 400, message: 'fail' }]);
    expect(await atm()).toBe(true);
  });

  test('Capillary', async () => {
    await training.faults.set('capillary', { fault: 'reject', times: 1, code: 521, message: 'Concurrent' });
    const reply = await capillary(training, 'GET', '/v2/genericStatus/card/labels');
    expect(JSON.parse(reply.text)).toEqual({ errors: [{ status: false, code: 521, message: 'Concurrent' }] });
  });

  test('WM', async () => {
    await training.faults.set('wm', { fault: 'reject', times: 1, code: 'E-7', message: 'No', status: 500 });
    const reply = await wm(training, 'GET', `/customers/${asha().wmCustomerId}/contacts`);
    expect(reply.status).toBe(500);
    expect(JSON.parse(reply.text)).toEqual({
      error: { code: 'E-7', message: 'No', errors: [{ message: 'No' }] },
    });
  });
});

describe('an answer that tells nothing', () => {
  test('goes to reads only, in each upstream’s shape', async () => {
    for (const upstream of ['airpay', 'capillary', 'wm'] as const)
      await training.faults.set(upstream, { fault: 'empty-get' });
    expect(JSON.parse((await get()).text)).toEqual({ status: 200, message: 'success', data: [] });
    expect((await off()).status).toBe(200);
    expect(lastSet()).toMatchObject({ applied: true, fault: null });
    const labels = await capillary(training, 'GET', '/v2/genericStatus/card/labels');
    expect(JSON.parse(labels.text)).toEqual({ data: [], warnings: [], errors: [] });
    const card = await capillary(training, 'GET', '/v2/card?number=6011000000000019');
    expect(JSON.parse(card.text)).toEqual({ warnings: [] });
    const preferences = await wm(
      training,
      'GET',
      `/customers/${asha().wmCustomerId}/communication-preferences`,
    );
    expect(JSON.parse(preferences.text).preferences).toEqual([]);
  });
});

describe('a delay', () => {
  test('holds the reply back, and goes together with another fault', async () => {
    await on({ fault: 'delay', ms: 60, times: 1 });
    await on({ fault: 'status', status: 500, times: 1 });
    const began = performance.now();
    expect((await off()).status).toBe(500);
    expect(performance.now() - began).toBeGreaterThanOrEqual(55);
    expect((await off()).status).toBe(200);
  });

  test('after the effect: the change stands while the reply is still to come', async () => {
    await on({ fault: 'delay', ms: 400, when: 'after', call: 'set', times: 1 });
    const late = off();
    while (lastSet()?.applied !== true) await new Promise((resolve) => setImmediate(resolve));
    expect(await atm()).toBe(false);
    expect(lastSet()?.status).toBeNull();
    expect((await late).status).toBe(200);
  });

  test('latency is on every reply', async () => {
    const slow = await startTraining({ latencyMs: 60 });
    try {
      const began = performance.now();
      await airpay(slow, [['entity_id', 'x']]);
      expect(performance.now() - began).toBeGreaterThanOrEqual(55);
    } finally {
      await slow.close();
    }
  });

  test('a reset drops what is still held back: it changes nothing later', async () => {
    await on({ fault: 'delay', ms: 50, call: 'set', times: 1 });
    const held = failure(off());
    while (lastSet() === undefined) await new Promise((resolve) => setImmediate(resolve));
    await training.reset();
    expect(await held).toBe('ECONNRESET');
    await on({ fault: 'delay', ms: 80, call: 'get', times: 1 });
    expect(await atm()).toBe(true);
  });

  test('does not hold a closing training open', async () => {
    const slow = await startTraining();
    await slow.faults.set('airpay', { fault: 'delay', ms: 600_000 });
    const waiting = failure(airpay(slow, [['entity_id', 'x']]));
    while (slow.ledger.entries().length === 0) await new Promise((resolve) => setImmediate(resolve));
    await slow.close();
    expect(await waiting).toBe('ECONNRESET');
  });
});

describe('refused connections', () => {
  test('nobody listens until it is cleared, then the same port answers; others are not touched', async () => {
    const { baseUrls } = training;
    await on({ fault: 'refuse' });
    await on({ fault: 'refuse' });
    expect(await failure(get())).toBe('ECONNREFUSED');
    expect((await capillary(training, 'GET', '/v2/card/series/get/all')).status).toBe(200);
    await training.faults.clear('capillary');
    expect(await failure(get())).toBe('ECONNREFUSED');
    await training.faults.clear('airpay');
    expect((await get()).status).toBe(200);
    expect(training.baseUrls).toEqual(baseUrls);
  });

  test('a request under way loses its connection', async () => {
    await on({ fault: 'delay', ms: 600_000, when: 'after' });
    const under = failure(off());
    while (lastSet()?.applied !== true) await new Promise((resolve) => setImmediate(resolve));
    await on({ fault: 'refuse' });
    expect(await under).toBe('ECONNRESET');
  });
});

describe('the switches', () => {
  test('hit as often as asked for, the named call only, in the order in which they were set', async () => {
    await on({ fault: 'status', status: 500, call: 'get', times: 2 });
    await on({ fault: 'status', status: 502, call: 'get', times: 1 });
    expect((await off()).status).toBe(200);
    const seen = [];
    for (let turn = 0; turn < 4; turn += 1) seen.push((await get()).status);
    expect(seen).toEqual([500, 500, 502, 200]);
    expect(training.faults.active()).toEqual([]);
  });

  test('stay on without a number until they are cleared', async () => {
    await on({ fault: 'html' });
    for (let turn = 0; turn < 3; turn += 1) expect((await get()).text).toMatch(/^<!doctype/);
    await training.faults.clear();
    expect((await get()).text).toMatch(/^\{/);
  });

  test('refuse a fault or a call that is none', async () => {
    await expect(on({ fault: 'status', status: 99 })).rejects.toThrow(TypeError);
    await expect(on({ fault: 'html', call: 'changeIdentifier' })).rejects.toThrow('Not a call of airpay');
    await expect(on({ fault: 'html', call: 'toString' })).rejects.toThrow(TypeError);
  });

  test('a refused request takes no part in what was changed', async () => {
    await airpay(training, [['entity_id', 'nobody']]);
    expect(training.ledger.entries()).toMatchObject([
      { applied: false, status: 400, refusal: 'nobody has this entity id' },
    ]);
  });
});

describe('the control server', () => {
  const control = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    raw(`${training.controlUrl}${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  test('is off unless asked for', async () => {
    const plain = await startTraining();
    expect(plain.controlUrl).toBeNull();
    await plain.close();
  });

  test('switches faults on and off, and tells the ledger and the people', async () => {
    const set = await control('POST', '/faults', {
      upstream: 'airpay',
      fault: { fault: 'cut-after-effect', call: 'set', times: 1 },
    });
    expect(JSON.parse(set.text).active).toHaveLength(1);
    expect(await failure(off())).toBe('ECONNRESET');
    expect(JSON.parse((await control('GET', '/ledger')).text).entries).toMatchObject([
      { call: 'set', applied: true },
    ]);
    expect(JSON.parse((await control('GET', '/people')).text)).toEqual({
      people: training.people,
      unlinkedCards: training.unlinkedCards,
    });
    await control('POST', '/faults', { upstream: 'airpay', fault: { fault: 'refuse' } });
    expect(await failure(get())).toBe('ECONNREFUSED');
    expect((await control('DELETE', '/faults')).status).toBe(200);
    expect(await atm()).toBe(false);
    await control('POST', '/reset');
    expect(await atm()).toBe(true);
  });

  test.each<[string, unknown]>([
    ['no upstream', { fault: { fault: 'html' } }],
    ['no such fault', { upstream: 'airpay', fault: { fault: 'fire' } }],
    ['no such call', { upstream: 'airpay', fault: { fault: 'html', call: 'put' } }],
    ['nothing', undefined],
  ])('%s is refused', async (_what, body) => {
    expect((await control('POST', '/faults', body)).status).toBe(400);
    expect(training.faults.active()).toEqual([]);
  });

  test('a page of a browser, and another host name, are refused', async () => {
    expect((await control('GET', '/people', undefined, { origin: 'http://example.com' })).status).toBe(403);
    expect((await control('GET', '/people', undefined, { host: 'example.com' })).status).toBe(403);
  });
});

test('a port that is taken is told, and nothing stays open', async () => {
  const port = Number(new URL(training.baseUrls.wm).port);
  await expect(startTraining({ ports: { wm: port } })).rejects.toThrow('EADDRINUSE');
});

test('ports can be fixed', async () => {
  const first = await startTraining();
  const port = Number(new URL(first.baseUrls.airpay).port);
  await first.close();
  const second = await startTraining({ ports: { airpay: port } });
  expect(second.baseUrls.airpay).toBe(`http://127.0.0.1:${port}`);
  await second.close();
});
