import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readGetReply, readSetReply } from '../../../../../src/main/systems/airpay/reply.ts';
import type { CardUsage } from '../../../../../src/shared/domain/card-usage.ts';

const reply = (body: unknown, status = 200) => ({
  status,
  headers: {},
  text: typeof body === 'string' ? body : JSON.stringify(body),
});

const UNTOLD: CardUsage = { CONTACTLESS: null, ATM: null, POS: null, ECOM: null };
const success = (data?: unknown) => ({
  status: 200,
  message: 'success',
  ...(data === undefined ? {} : { data }),
});

/** Channels that were told, such as `ATM+ POS-`; a problem's code instead where there is one. */
const told = (data: unknown, status = 200): string => {
  const got = readGetReply(reply(success(data), status));
  if (!got.ok) return got.problem.code;
  const signs = { ALLOWED: '+', NOTALLOWED: '-' };
  return Object.entries(got.value)
    .flatMap(([channel, state]) => (state === null ? [] : [channel + signs[state as keyof typeof signs]]))
    .join(' ');
};

describe('what a get tells', () => {
  it.each([
    ['an empty list', []],
    ['an empty object', {}],
    ['null', null],
    ['nothing', undefined],
    ['empty preferences', { preferences: [] }],
    ['null preferences', { preferences: null }],
    ['only what nobody knows', { MAGSTRIPE: true, limit: 5 }],
    ['a list of what nobody knows', [{ type: 'MAGSTRIPE', status: 'ALLOWED' }]],
  ])('%s leaves every channel untold', (_name, data) => {
    expect(readGetReply(reply(success(data)))).toEqual({ ok: true, value: UNTOLD });
  });

  it.each([
    [{ atm: true, pos: false, ecom: true, contactless: false }, 'CONTACTLESS- ATM+ POS- ECOM+'],
    [{ ATM: 'ALLOWED', Pos: 'NOTALLOWED' }, 'ATM+ POS-'],
    [{ Contactless: 'NOTALLOWED', eCom: true }, 'CONTACTLESS- ECOM+'],
    [
      [
        { type: 'ATM', status: 'ALLOWED' },
        { type: 'ecom', status: 'NOTALLOWED' },
      ],
      'ATM+ ECOM-',
    ],
    [{ preferences: { atm: false } }, 'ATM-'],
    [{ preferences: [{ type: 'POS', status: 'ALLOWED' }] }, 'POS+'],
    [{ success: true, atm: true }, 'ATM+'],
  ])('%j tells %s', (data, expected) => {
    expect(told(data)).toBe(expected);
  });

  it.each([
    ['a word', { atm: 'allowed', pos: true }, 'POS+'],
    ['another word', { atm: 'YES', pos: true }, 'POS+'],
    ['a number', { atm: 1, pos: 0 }, ''],
    ['null', { atm: null }, ''],
    ['an object', { atm: { status: 'ALLOWED' } }, ''],
    ['a status of a list', [{ type: 'ATM', status: 'Y' }], ''],
    ['two values that differ', { atm: true, ATM: 'NOTALLOWED', pos: true, POS: 'ALLOWED' }, 'POS+'],
    ['one value that is read and one that is not', { atm: true, ATM: 'perhaps' }, ''],
  ])('%s that is not understood leaves its channel untold', (_name, data, expected) => {
    expect(told(data)).toBe(expected);
  });

  it.each([['text'], [7], [true], [['ATM']], [[{ type: 'ATM' }]], [[{ status: 'ALLOWED' }]], [[[]]]])(
    '%j is not a form that airpay has',
    (data) => {
      expect(told(data)).toBe('reply.shape');
    },
  );

  it('never calls a channel off unless airpay said so', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), (data) => {
        const got = readGetReply(reply(success(data)));
        fc.pre(!/"?(NOTALLOWED|false)"?/.test(JSON.stringify(data)));
        expect(got.ok ? Object.values(got.value) : []).not.toContain('NOTALLOWED');
      }),
    );
  });
});

type Case = readonly [name: string, body: unknown, http: number, set: string, get: string];

const SHAPES: readonly Case[] = [
  ['the documented success', { status: 200, message: 'success', data: [] }, 200, 'yes', 'ok'],
  ['a success without data', { status: 200, message: 'success' }, 200, 'yes', 'ok'],
  ['a success in capitals', { status: 200, message: 'SUCCESS', data: [] }, 200, 'yes', 'ok'],
  ['a success with an odd message', { status: 200, message: 'Fail', data: [] }, 200, 'yes', 'ok'],
  ['a success in digits', { status: '200', message: 'Success', data: [] }, 200, 'yes', 'ok'],
  ['a success with HTTP 201', { status: 200, message: 'success', data: [] }, 201, 'yes', 'ok'],
  ...[{ success: false }, { result: false }, { result: false, exception: null }, { result: 'FALSE' }].map(
    (data): Case => [
      `a success that is plainly taken back by ${JSON.stringify(data)}`,
      { status: 200, message: 'success', data },
      200,
      'no 200 success',
      'upstream.rejected',
    ],
  ),
  ...[
    { result: false, exception: { errorCode: 'Y104', shortMessage: 'customer not found' } },
    { result: true, exception: { errorCode: 'Y104' } },
    { success: false, result: null, exception: 'timed out' },
    { exception: {} },
    { exception: '' },
    { atm: true, exception: 'x' },
  ].map(
    (data): Case => [
      `a success with an exception, ${JSON.stringify(data)}`,
      { status: 200, message: 'success', data },
      200,
      'open reply.open',
      'reply.open',
    ],
  ),
  ...[{ result: true }, { result: null }, { result: true, exception: null }, { success: true }].map(
    (data): Case => [
      `a success that is not taken back by ${JSON.stringify(data)}`,
      { status: 200, message: 'success', data },
      200,
      'yes',
      'ok',
    ],
  ),
  [
    'a success with HTTP 400',
    { status: 200, message: 'success', data: [] },
    400,
    'open reply.open',
    'reply.open',
  ],
  [
    'a success with HTTP 500',
    { status: 200, message: 'success', data: [] },
    500,
    'open reply.open',
    'reply.open',
  ],
  ['the documented failure', { status: 400, message: 'fail' }, 200, 'no 400 fail', 'upstream.rejected'],
  ['the failure with HTTP 400', { status: 400, message: 'Fail' }, 400, 'no 400 Fail', 'upstream.rejected'],
  ['a failure in digits', { status: '401', message: 'token' }, 401, 'no 401 token', 'upstream.rejected'],
  ['the last number that refuses', { status: 499, message: 'm' }, 200, 'no 499 m', 'upstream.rejected'],
  ['a failure with data', { status: 422, message: 'm', data: {} }, 200, 'no 422 m', 'upstream.rejected'],
  ['a failure with HTTP 502', { status: 400, message: 'fail' }, 502, 'open reply.open', 'reply.open'],
  ['another number above', { status: 500, message: 'm' }, 200, 'open reply.open', 'reply.open'],
  ['another number below', { status: 399, message: 'm' }, 200, 'open reply.open', 'reply.open'],
  ['another success number', { status: 201, message: 'm' }, 200, 'open reply.open', 'reply.open'],
  ['status zero', { status: 0, message: 'm' }, 200, 'open reply.open', 'reply.open'],
  ['no status', { message: 'success' }, 200, 'open reply.shape', 'reply.shape'],
  ['a status in words', { status: 'success', message: 'm' }, 200, 'open reply.shape', 'reply.shape'],
  ['a status with a fraction', { status: 200.5, message: 'm' }, 200, 'open reply.shape', 'reply.shape'],
  ['a status that is true', { status: true, message: 'm' }, 200, 'open reply.shape', 'reply.shape'],
  ['no message', { status: 200, data: [] }, 200, 'open reply.shape', 'reply.shape'],
  ['a message that is no text', { status: 400, message: {} }, 200, 'no 400 null', 'upstream.rejected'],
  ['a yes whose message is no text', { status: 200, message: {}, data: [] }, 200, 'yes', 'ok'],
  ['a list', [], 200, 'open reply.shape', 'reply.shape'],
  ['null', 'null', 200, 'open reply.shape', 'reply.shape'],
  ['an HTML page', '<html>Sign in</html>', 200, 'open reply.html', 'reply.html'],
  ['an HTML page of a gateway', '<html>502</html>', 502, 'open reply.html', 'reply.html'],
  ['nothing', '', 200, 'open reply.empty', 'reply.empty'],
  ['nothing, HTTP 204', '', 204, 'open reply.empty', 'reply.empty'],
  ['half of it', '{"status":200,"mess', 200, 'open reply.unreadable', 'reply.unreadable'],
  [
    'two statuses',
    '{"status":400,"message":"m","status":200}',
    200,
    'open reply.unreadable',
    'reply.unreadable',
  ],
];

describe('a reply of airpay', () => {
  it.each(SHAPES)('that is %s', (_name, body, http, set, get) => {
    const verdict = readSetReply(reply(body, http));
    const brief = { yes: 'yes', no: 'no', open: 'open' }[verdict.is];
    const rest =
      verdict.is === 'no'
        ? ` ${verdict.code} ${verdict.message}`
        : verdict.is === 'open'
          ? ` ${verdict.problem.code}`
          : '';
    expect(brief + rest).toBe(set);
    const got = readGetReply(reply(body, http));
    expect(got.ok ? 'ok' : got.problem.code).toBe(get);
  });

  it('is named by upstream and call, with airpay’s own code and message', () => {
    expect(readGetReply(reply({ status: 400, message: 'fail\u0007' }))).toEqual({
      ok: false,
      problem: {
        code: 'upstream.rejected',
        data: { upstream: 'airpay', call: 'card-usage.get', status: 200, code: 400, message: 'fail' },
      },
    });
  });

  it('is a yes or a no only when it is well formed, whatever comes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.integer({ min: 200, max: 599 }), (body, http) => {
        const verdict = readSetReply(reply(JSON.stringify(body), http));
        const wellFormed = typeof body === 'object' && body !== null && 'status' in body && 'message' in body;
        expect(verdict.is === 'open' || wellFormed).toBe(true);
      }),
    );
  });
});

describe('a get that is not as agreed', () => {
  it.each([
    ['a text', 'text', 'body'],
    ['no status', { message: 'x' }, 'status'],
    ['no message', { status: 200 }, 'message'],
    ['data that is a text', success('customer 919810000001'), 'data'],
    ['preferences that are a number', success({ preferences: 5 }), 'data.preferences'],
    ['an entry without a type', success([{ type: 'ATM', status: true }, { status: true }]), 'data.1.type'],
    [
      'an entry without a type under preferences',
      success({ preferences: [{ status: 'ALLOWED' }] }),
      'data.preferences.0.type',
    ],
  ])('names the call and the place, never the value: %s', (_name, body, at) => {
    const text = typeof body === 'string' ? JSON.stringify(body) : body;
    expect(readGetReply(reply(text))).toEqual({
      ok: false,
      problem: { code: 'reply.shape', data: { upstream: 'airpay', call: 'card-usage.get', status: 200, at } },
    });
  });

  it.each([
    ['a status that says neither', { status: 500, message: 'x' }, 'status'],
    ['a yes that failed', success({ success: false, exception: 'x' }), 'data.success'],
    ['a yes without a result', success({ result: false, exception: 'x' }), 'data.result'],
    ['a yes with an exception', success({ exception: { code: 1 } }), 'data.exception'],
  ])('names the place of what leaves it open: %s', (_name, body, at) => {
    expect(readGetReply(reply(body))).toMatchObject({
      ok: false,
      problem: { code: 'reply.open', data: { at } },
    });
  });
});
