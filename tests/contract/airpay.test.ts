import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AirpayClient, createAirpayClient } from '../../src/main/systems/airpay/client.ts';
import type { HttpClient } from '../../src/main/systems/http/call.ts';
import { createHttpClient } from '../../src/main/systems/http/client.ts';
import { fail, ok } from '../../src/shared/domain/problem.ts';
import type { AirpaySettings } from '../../src/shared/systems/airpay.ts';
import { wallAt } from '../support/clock.ts';
import { answer, closedPort, type FaultServer, startFaultServer } from '../support/fault-server.ts';

const TOKEN = 'canary-token-91f5';
const SECRET = 'k-TEST-0001';
const SUCCESS = answer(200, '{"status":200,"message":"success","data":[]}');
const FAILURE = answer(200, '{"status":400,"message":"fail"}');

let server: FaultServer;
let http: HttpClient;
let airpay: AirpayClient;

const clientFor = (settings: Partial<AirpaySettings> = {}) =>
  createAirpayClient({
    http,
    settings: {
      baseUrl: server.url,
      checksumScheme: 'values-then-secret',
      tokenScope: 'shared',
      entityIdLimit: 50,
      ...settings,
    },
    credentials: {
      airpay: async () => ok({ token: TOKEN, secretKey: SECRET }),
    },
    clock: { now: () => wallAt(Date.parse('2025-01-14T18:30:00Z')) },
  });

beforeEach(async () => {
  server = await startFaultServer();
  http = createHttpClient({
    deadlines: { connectMs: 2_000, headersMs: 500, bodyGapMs: 500, totalMs: 2_000 },
    random: () => 0,
  });
  airpay = clientFor();
});

afterEach(async () => {
  await http.close();
  await server.close();
});

const wire = (index = 0) => {
  const request = server.requests[index];
  return { ...request, headers: request?.headers.map(([name, value]) => `${name}: ${value}`) };
};

describe('on the wire', () => {
  it('a set is one signed form with entity_id, status and type', async () => {
    server.will(SUCCESS);
    await airpay.set('CUST0001', 'CONTACTLESS', 'ALLOWED');
    expect(wire()).toEqual({
      method: 'POST',
      path: '/airpay/ms/cards/api/customer-preference',
      version: 'HTTP/1.1',
      connection: 1,
      headers: [
        `host: 127.0.0.1:${server.port}`,
        'connection: keep-alive',
        `token: ${TOKEN}`,
        'checksum: 1fc4a10ffecf8e1d17153941f0df54bff88f0b4d6f503d41f29926fe793c7c52',
        'content-type: application/x-www-form-urlencoded',
        'accept-encoding: gzip, deflate, br',
        'content-length: 50',
      ],
      body: 'entity_id=CUST0001&status=ALLOWED&type=CONTACTLESS',
    });
  });

  it('a get is the same call with entity_id alone', async () => {
    server.will(SUCCESS);
    await airpay.get('CUST0001');
    expect(wire()).toMatchObject({
      method: 'POST',
      path: '/airpay/ms/cards/api/customer-preference',
      body: 'entity_id=CUST0001',
      headers: expect.arrayContaining([
        `token: ${TOKEN}`,
        'checksum: 44c644259be94d51edd1378d1a37bc0a6a1399b5a5c0366b5b80f36db2611d80',
      ]),
    });
  });

  it('text is signed as it is and sent percent-encoded', async () => {
    server.will(SUCCESS);
    await airpay.set('ग्राहक-42', 'ECOM', 'ALLOWED');
    expect(wire().headers).toContain(
      'checksum: 6396ad5c0fd4090bf5c19a4a3572dfaec87a9b74a1f129d62dbca894611e5f13',
    );
    expect(server.requests[0]?.body).toMatch(
      /^entity_id=(%E0%A4%[0-9A-F]{2}|%E0%A5%[0-9A-F]{2})+-42&status=ALLOWED&type=ECOM$/,
    );
  });

  it('an id is trimmed once, before it is signed and sent', async () => {
    server.will(SUCCESS);
    await airpay.get(' CUST0001\r\n');
    expect(wire()).toMatchObject({ body: 'entity_id=CUST0001' });
    expect(wire().headers).toContain(
      'checksum: 44c644259be94d51edd1378d1a37bc0a6a1399b5a5c0366b5b80f36db2611d80',
    );
  });

  it('any text arrives as it was asked for', async () => {
    server.will(SUCCESS);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), async (text) => {
        const before = server.requests.length;
        const got = await airpay.get(text);
        const sent = server.requests.slice(before);
        const forms = sent.map((request) => [...new URLSearchParams(request.body)]);
        expect(forms).toEqual(got.ok ? [[['entity_id', text.trim()]]] : []);
      }),
      { numRuns: 60 },
    );
  });

  it('the scheme is the one of the settings, with the date in India', async () => {
    server.will(SUCCESS);
    await clientFor({ checksumScheme: 'values-date-secret' }).set('CUST0001', 'CONTACTLESS', 'ALLOWED');
    expect(wire().headers).toContain(
      'checksum: 57c65323acedc54298272bb935b0c7621b2e5ac75cc098825fd2b5be7fc4ed34',
    );
  });

  it('a base address may end in a slash', async () => {
    server.will(SUCCESS);
    await clientFor({ baseUrl: `${server.url}/` }).get('CUST0001');
    expect(wire().path).toBe('/airpay/ms/cards/api/customer-preference');
  });
});

describe('a set', () => {
  const set = () => airpay.set('CUST0001', 'ATM', 'NOTALLOWED');

  it('is accepted when airpay says so, and claims no more', async () => {
    server.will(SUCCESS);
    expect(await set()).toEqual({
      outcome: 'accepted',
      reason: null,
      notes: [],
      upstreamRequestId: null,
      httpStatus: 200,
      mergedInto: null,
    });
  });

  it('is rejected with airpay’s code and message', async () => {
    server.will(FAILURE);
    expect(await set()).toMatchObject({
      outcome: 'rejected',
      httpStatus: 200,
      reason: {
        code: 'upstream.rejected',
        data: { upstream: 'airpay', call: 'card-usage.set', status: 200, code: 400, message: 'fail' },
      },
    });
  });

  it.each([
    ['a gateway’s page', answer(502, '<html>'), 'reply.html'],
    ['a page with HTTP 200', answer(200, '<html>'), 'reply.html'],
    ['half a reply', answer(200, '{"status":200,'), 'reply.unreadable'],
    ['another shape', answer(200, '{"ok":true}'), 'reply.shape'],
    ['a number that says neither', answer(200, '{"status":500,"message":"x"}'), 'reply.open'],
    ['too many requests, in words', answer(429, 'slow down'), 'reply.unreadable'],
    ['a redirect', answer(302, '', { location: '/' }), 'net.redirect'],
    ['a reset', { last: 'reset' } as const, 'net.reset'],
    ['silence', {}, 'net.headers-timeout'],
  ])('is of unknown outcome after %s, and goes out once', async (_name, step, code) => {
    server.will(step, SUCCESS);
    expect(await set()).toMatchObject({
      outcome: 'unknown',
      reason: { code, data: { upstream: 'airpay', call: 'card-usage.set' } },
    });
    expect(server.requests).toHaveLength(1);
  });

  it('was not sent when airpay cannot be reached', async () => {
    const down = clientFor({ baseUrl: `http://127.0.0.1:${await closedPort()}` });
    expect(await down.set('CUST0001', 'ATM', 'ALLOWED')).toMatchObject({
      outcome: 'not-sent',
      reason: { code: 'net.refused' },
    });
  });

  it('was not sent when there are no credentials', async () => {
    const without = createAirpayClient({
      http,
      settings: {
        baseUrl: server.url,
        checksumScheme: 'hmac-sha256',
        tokenScope: 'shared',
        entityIdLimit: 50,
      },
      credentials: {
        airpay: async () => fail('credentials.locked', { upstream: 'airpay' }),
      },
      clock: { now: () => wallAt(0) },
    });
    expect(await without.set('CUST0001', 'ATM', 'ALLOWED')).toMatchObject({
      outcome: 'not-sent',
      reason: { code: 'credentials.locked' },
    });
    expect(await without.get('CUST0001')).toEqual(fail('credentials.locked', { upstream: 'airpay' }));
    expect(server.requests).toEqual([]);
  });

  it('was not sent when the id cannot be one', async () => {
    expect(await airpay.set('x'.repeat(51), 'ATM', 'ALLOWED')).toMatchObject({
      outcome: 'not-sent',
      reason: { code: 'entity.invalid', data: { limit: 50 } },
    });
    expect(server.requests).toEqual([]);
  });
});

describe('a get', () => {
  it('gives each channel that airpay tells', async () => {
    server.will(answer(200, '{"status":"200","message":"SUCCESS","data":{"atm":false,"Pos":"ALLOWED"}}'));
    expect(await airpay.get('CUST0001')).toEqual(
      ok({ CONTACTLESS: null, ATM: 'NOTALLOWED', POS: 'ALLOWED', ECOM: null }),
    );
  });

  it('is made again when a gateway is busy', async () => {
    server.will(answer(503, '<html>'), { last: 'reset' }, SUCCESS);
    expect((await airpay.get('CUST0001')).ok).toBe(true);
    expect(server.requests).toHaveLength(3);
  });

  it('is not made again when airpay says no', async () => {
    server.will(answer(401, '{"status":401,"message":"fail"}'), SUCCESS);
    expect(await airpay.get('CUST0001')).toMatchObject({ ok: false, problem: { code: 'upstream.rejected' } });
    expect(server.requests).toHaveLength(1);
  });
});

describe('token and secret', () => {
  it('are in nothing that comes back, even when airpay quotes them', async () => {
    const quoting = JSON.stringify({ status: 401, message: `token ${TOKEN} with ${SECRET} expired` });
    for (const step of [
      answer(401, quoting),
      answer(500, quoting),
      answer(200, `"${TOKEN}"`),
      { last: 'reset' } as const,
    ]) {
      server.will(step);
      const results = [await airpay.get('CUST0001'), await airpay.set('CUST0001', 'ATM', 'ALLOWED')];
      expect(JSON.stringify(results)).not.toContain(TOKEN);
      expect(JSON.stringify(results)).not.toContain(SECRET);
    }
  });
});
