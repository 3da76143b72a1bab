import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeChange } from '../../../../../../src/main/systems/capillary/replies/change-reply.ts';
import { codeClass, KNOWN_CODES } from '../../../../../../src/main/systems/capillary/replies/codes.ts';
import { problem } from '../../../../../../src/shared/domain/problem.ts';

const CUSTOMER = '382756026';

const judgeText = (status: number, text: string) =>
  judgeChange(CUSTOMER, { ok: true, reply: { status, headers: { 'x-cap-requestid': 'cap-1' }, text } });

const judgeBody = (status: number, body: unknown) => judgeText(status, JSON.stringify(body));

const error = (code: number, message = 'their own words') => ({ status: false, code, message });

describe('the outcome of a change, from its reply', () => {
  it.each([
    ['a created id', 200, { createdId: 382756026, warnings: [] }],
    ['a created id as digits', 200, { createdId: '382756026' }],
    ['the older form', 200, { success: true }],
    ['members that nobody knows', 200, { createdId: 382756026, sideEffects: [], x: { y: 1 }, errors: [] }],
  ])('is accepted for %s', (_, status, body) => {
    expect(judgeBody(status, body)).toEqual({
      outcome: 'accepted',
      reason: null,
      notes: [],
      upstreamRequestId: 'cap-1',
      httpStatus: 200,
      mergedInto: null,
    });
  });

  it.each([
    [200, [8015]],
    [400, [3010]],
    [404, [8015]],
    [200, [8007, 8008]],
    [200, [3039]],
    [401, [401]],
    [498, [498]],
  ])('is rejected at %i for codes %j', (status, codes) => {
    const reply = judgeBody(status, { errors: codes.map((code) => error(code)), warnings: [] });
    expect(reply.outcome).toBe('rejected');
    expect(reply.reason).toEqual({
      code: 'upstream.rejected',
      data: {
        upstream: 'capillary',
        call: 'customers.changeIdentifier',
        status,
        code: codes[0],
        message: 'their own words',
      },
    });
  });

  it.each([
    ['a server fault', 500, { errors: [error(500)] }, 'reply.open'],
    ['a refusal at 500', 500, { errors: [error(3010)] }, 'reply.open'],
    ['one refusal beside something that was done', 200, { errors: [error(3010), error(8059)] }, 'reply.open'],
    ['a failure after the change', 200, { errors: [error(8062)] }, 'reply.open'],
    ['concurrent actions', 400, { errors: [error(521)] }, 'reply.open'],
    ['an unknown code', 400, { errors: [error(4242)] }, 'reply.open'],
    ['an error without a code', 400, { errors: [{ message: 'no' }] }, 'reply.open'],
    ['a merge', 200, { errors: [error(8053)] }, 'upstream.merged'],
    ['neither yes nor no', 200, { warnings: [] }, 'reply.open'],
    ['a plain no without a code', 200, { success: false }, 'reply.open'],
    ['a yes with a no', 200, { createdId: 382756026, success: false }, 'reply.open'],
    ['a yes at 500', 500, { createdId: 382756026 }, 'reply.status'],
    ['a created id that is none', 200, { createdId: 'abc' }, 'reply.shape'],
    ['errors that are no list', 200, { createdId: 382756026, errors: 'none' }, 'reply.shape'],
    ['a list', 200, [], 'reply.shape'],
    ['null', 200, null, 'reply.shape'],
  ])('is unknown for %s', (_, status, body, code) => {
    const reply = judgeBody(status, body);
    expect(reply).toMatchObject({ outcome: 'unknown', reason: { code }, upstreamRequestId: 'cap-1' });
  });

  it.each([
    ['a web page', 200, '<html>login</html>', 'reply.html'],
    ['half a reply', 200, '{"createdId": 3827', 'reply.unreadable'],
    ['nothing', 200, '', 'reply.empty'],
    ['a page at 401', 401, '<error/>', 'upstream.sign-in-failed'],
  ])('is unknown for %s', (_, status, text, code) => {
    expect(judgeText(status, text)).toMatchObject({ outcome: 'unknown', reason: { code } });
  });

  it.each([
    [401, 'upstream.sign-in-failed'],
    [498, 'upstream.sign-in-failed'],
    [404, 'reply.status'],
    [429, 'upstream.rate-limited'],
  ])('is unknown for a JSON reply of status %i that names no code', (status, code) => {
    expect(judgeBody(status, { message: 'no' })).toMatchObject({ outcome: 'unknown', reason: { code } });
  });

  it('is not-sent or unknown when there is no reply, as the connection tells', () => {
    const failure = problem('net.refused', { upstream: 'capillary' });
    expect(
      judgeChange(CUSTOMER, { ok: false, failure: { delivery: 'before', problem: failure } }).outcome,
    ).toBe('not-sent');
    expect(
      judgeChange(CUSTOMER, { ok: false, failure: { delivery: 'after', problem: failure } }).outcome,
    ).toBe('unknown');
  });

  it('notes warnings beside a yes with their code and words', () => {
    const reply = judgeBody(200, { createdId: 382756026, warnings: [error(3039, 'label unchanged')] });
    expect(reply.outcome).toBe('accepted');
    expect(reply.notes).toMatchObject([
      { code: 'upstream.warning', data: { code: 3039, message: 'label unchanged' } },
    ]);
  });

  it.each([
    ['another created id', { createdId: 111 }, '111'],
    ['another created id and a merge warning', { createdId: 111, warnings: [error(8051)] }, '111'],
    ['a merge warning alone', { createdId: 382756026, warnings: [error(8069)] }, null],
  ])('tells of a merge once for %s', (_, body, mergedInto) => {
    const reply = judgeBody(200, body);
    expect(reply).toMatchObject({ outcome: 'accepted', mergedInto });
    expect(reply.notes.filter(({ code }) => code === 'upstream.merged')).toHaveLength(1);
  });

  it('notes what failed after the change, which a read-back may yet confirm', () => {
    const reply = judgeBody(200, { errors: [error(8062, 'points failed')], warnings: [error(3039)] });
    expect(reply).toMatchObject({ outcome: 'unknown', reason: { code: 'reply.open', data: { code: 8062 } } });
    expect(reply.notes).toMatchObject([
      { code: 'upstream.warning', data: { code: 8062, message: 'points failed' } },
      { code: 'upstream.warning', data: { code: 3039 } },
    ]);
  });

  it('keeps a survivor whose id is larger than a double can hold', () => {
    const reply = judgeText(200, '{"createdId": 90071992547409931}');
    expect(reply).toMatchObject({ outcome: 'accepted', mergedInto: '90071992547409931' });
  });

  it('bounds the words of the upstream and takes the markers out', () => {
    const reply = judgeBody(400, { errors: [error(3010, `\u202E${'x'.repeat(2_000)}\u0000`)] });
    const { message } = reply.reason?.data ?? {};
    expect(String(message).length).toBeLessThanOrEqual(500);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must be gone
    expect(message).not.toMatch(/[\u0000\u202E]/);
  });

  it('never says rejected unless every code says that nothing was done, and the status is below 500', () => {
    const anyCode = fc.oneof(fc.constantFrom(...KNOWN_CODES), fc.integer({ min: 0, max: 100_000 }));
    fc.assert(
      fc.property(
        fc.array(anyCode, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 200, max: 599 }),
        fc.boolean(),
        (codes, status, withId) => {
          const { outcome } = judgeBody(status, {
            ...(withId ? { createdId: 382756026 } : {}),
            errors: codes.map((code) => error(code)),
          });
          const isNo = status < 500 && codes.every((code) => ['refusal', 'nobody'].includes(codeClass(code)));
          expect(outcome).toBe(isNo ? 'rejected' : 'unknown');
        },
      ),
    );
  });

  it('makes an outcome of any JSON, and accepts none without a yes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.integer({ min: 200, max: 599 }), (body, status) => {
        const { outcome, reason } = judgeBody(status, body);
        expect(outcome).not.toBe('accepted');
        expect(reason).not.toBeNull();
      }),
    );
  });
});
