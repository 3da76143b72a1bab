import { describe, expect, it } from 'vitest';
import type { HttpResult } from '../../../../../src/main/systems/http/call.ts';
import { judgePut } from '../../../../../src/main/systems/wm/write-reply.ts';
import { problem } from '../../../../../src/shared/domain/problem.ts';
import { asXml, replied } from './wire.ts';

const OURS = '0b0e7e0a-5d5c-4a43-9a7b-2a5f7f0a1b1c';
const yes = { status: 'Success', request_tracking_id: OURS };
const error = { error: { code: '1042', message: 'Not allowed', errors: [{ message: 'value' }] } };
const failure = (delivery: 'before' | 'after'): HttpResult => ({
  ok: false,
  failure: { delivery, problem: problem('net.reset', { upstream: 'wm' }) },
});

describe('the reply to a PUT', () => {
  it.each<[string, HttpResult, string, string | null]>([
    ['Success', replied(200, yes), 'accepted', null],
    ['Success in XML', replied(200, asXml('response', yes), 'application/xml'), 'accepted', null],
    ['Success without a tracking id', replied(200, { status: 'Success' }), 'accepted', null],
    ['Success beside an empty error', replied(200, { ...yes, error: null }), 'accepted', null],
    ['201 and Success', replied(201, yes), 'accepted', null],
    ['an error under a 200', replied(200, error), 'rejected', 'upstream.rejected'],
    ['an error beside Success', replied(200, { ...yes, ...error }), 'rejected', 'upstream.rejected'],
    ['an error in XML', replied(400, asXml('response', error), 'text/xml'), 'rejected', 'upstream.rejected'],
    ...[400, 403, 404, 409, 415, 422].map((status): [string, HttpResult, string, string] => [
      `${status}`,
      replied(status, error),
      'rejected',
      'upstream.rejected',
    ]),
    ['401', replied(401, error), 'rejected', 'upstream.sign-in-failed'],
    ['429', replied(429, error), 'rejected', 'upstream.rate-limited'],
    ['401 without WM’s error object', replied(401, { message: 'no' }), 'unknown', 'upstream.sign-in-failed'],
    ['401 without a word', replied(401, ''), 'unknown', 'upstream.sign-in-failed'],
    ['400 without a word', replied(400, ''), 'unknown', 'reply.empty'],
    ['400 with a page', replied(400, '<html/>', 'text/html'), 'unknown', 'reply.html'],
    ['408', replied(408, error), 'unknown', 'upstream.rejected'],
    ...[500, 502, 503, 504].map((status): [string, HttpResult, string, string] => [
      `${status}`,
      replied(status, error),
      'unknown',
      'upstream.busy',
    ]),
    ['502 with a page', replied(502, '<html/>', 'text/html'), 'unknown', 'upstream.busy'],
    ['204', replied(204, ''), 'unknown', 'reply.empty'],
    ['nothing under a 200', replied(200, ''), 'unknown', 'reply.empty'],
    ['304', replied(304, ''), 'unknown', 'reply.empty'],
    ['no Success', replied(200, { request_tracking_id: OURS }), 'unknown', 'reply.open'],
    ['another status word', replied(200, { status: 'Failure' }), 'unknown', 'reply.open'],
    ['success in small letters', replied(200, { status: 'success' }), 'unknown', 'reply.open'],
    ['Success and an error without a word', replied(200, { ...yes, error: {} }), 'unknown', 'reply.shape'],
    [
      'Success and an error that is no object',
      replied(200, { ...yes, error: 'x' }),
      'unknown',
      'reply.shape',
    ],
    ['a page under a 200', replied(200, '<html/>', 'text/html'), 'unknown', 'reply.html'],
    ['cut JSON', replied(200, '{"status":"Succ'), 'unknown', 'reply.unreadable'],
    ['cut XML', replied(200, '<r><status>Success', 'application/xml'), 'unknown', 'reply.unreadable'],
    ['a list', replied(200, [yes]), 'unknown', 'reply.shape'],
    ['a failure before anything was sent', failure('before'), 'not-sent', 'net.reset'],
    ['a failure after something was sent', failure('after'), 'unknown', 'net.reset'],
  ])('is judged: %s', (_, result, outcome, reason) => {
    const reply = judgePut(result, OURS);
    expect([reply.outcome, reply.reason?.code ?? null]).toEqual([outcome, reason]);
    expect(reply.mergedInto).toBeNull();
    expect(reply.httpStatus).toBe(result.ok ? result.reply.status : null);
  });

  it('carries WM’s code and every message of a refusal', () => {
    expect(judgePut(replied(422, error), OURS).reason?.data).toEqual({
      upstream: 'wm',
      call: 'communication.put',
      status: 422,
      code: '1042',
      message: 'Not allowed; value',
    });
  });

  it('records both tracking ids and notes a mismatch', () => {
    expect(judgePut(replied(200, yes), OURS)).toMatchObject({ upstreamRequestId: OURS, notes: [] });
    expect(judgePut(replied(200, '{"status":"Success","request_tracking_id":12}'), OURS)).toMatchObject({
      outcome: 'accepted',
      upstreamRequestId: '12',
      notes: [{ code: 'upstream.tracking-mismatch' }],
    });
  });

  it.each([
    ['an error without a word', { ...yes, error: {} }, 'reply.shape', 'error'],
    ['an error that is no object', { ...yes, error: 'x' }, 'reply.shape', 'error'],
    ['a list', [yes], 'reply.shape', 'body'],
    ['another status word', { status: 'Failure' }, 'reply.open', 'status'],
  ])('names the call and the place of what is wrong: %s', (_, body, code, at) => {
    expect(judgePut(replied(200, body), OURS).reason).toEqual({
      code,
      data: { upstream: 'wm', call: 'communication.put', status: 200, at },
    });
  });
});
