import { describe, expect, it } from 'vitest';
import { codeClass } from '../../../../../../src/main/systems/capillary/replies/codes.ts';
import { readReply } from '../../../../../../src/main/systems/capillary/replies/read-reply.ts';
import { CustomerReply } from '../../../../../../src/main/systems/capillary/replies/replies.ts';
import { problem } from '../../../../../../src/shared/domain/problem.ts';

const read = (status: number, text: string) =>
  readReply(
    'customers.lookup',
    { ok: true, reply: { status, headers: {}, text } },
    CustomerReply,
    (code) => codeClass(code) === 'nobody',
  );

const failed = (code: number, message = 'their words') =>
  JSON.stringify({ errors: [{ status: false, code, message }], warnings: [] });

describe('a look-up', () => {
  it.each([816, 1011, 1012, 8015])('finds nobody for code %i, at any status', (code) => {
    for (const status of [200, 400, 404, 500])
      expect(read(status, failed(code))).toEqual({ ok: true, value: null });
  });

  it.each([
    ['a refusal', 400, failed(8013), 'upstream.rejected'],
    ['a refusal at 200', 200, failed(8003), 'upstream.rejected'],
    [
      'nobody beside something else',
      200,
      JSON.stringify({ errors: [{ code: 8015 }, { code: 8003 }] }),
      'upstream.rejected',
    ],
    ['a busy search', 200, failed(461), 'upstream.busy'],
    ['a merged customer', 200, failed(8069), 'upstream.merged'],
    ['a failed sign-in', 401, failed(401), 'upstream.sign-in-failed'],
    ['a failed sign-in that is a page', 401, '<error/>', 'upstream.sign-in-failed'],
    ['too many calls', 429, '', 'upstream.rate-limited'],
    ['a server fault with a page', 502, '<html>', 'reply.status'],
    ['a server fault with a body', 503, '{}', 'reply.status'],
    ['a page', 200, '<html>', 'reply.html'],
    ['half a reply', 200, '{"id": 1', 'reply.unreadable'],
    ['nothing', 200, '', 'reply.empty'],
    ['no id', 200, '{"profiles": []}', 'reply.shape'],
    ['an id that is none', 200, '{"id": "12a"}', 'reply.shape'],
    ['a list', 200, '[]', 'reply.shape'],
    ['a profile that is a list', 200, '{"id": 1, "profiles": [[]]}', 'reply.shape'],
    ['profiles that are no list', 200, '{"id": 1, "profiles": {}}', 'reply.shape'],
  ])('names %s', (_, status, text, code) => {
    const result = read(status, text);
    expect(result).toMatchObject({
      ok: false,
      problem: { code, data: { call: 'customers.lookup', status } },
    });
  });

  it('shows the code and the words of a refusal, and nothing else of the body', () => {
    expect(read(400, failed(8013, 'identifierName invalid'))).toEqual({
      ok: false,
      problem: problem('upstream.rejected', {
        upstream: 'capillary',
        call: 'customers.lookup',
        status: 400,
        code: 8013,
        message: 'identifierName invalid',
      }),
    });
  });

  it('names the member with the wrong shape and never its value', () => {
    const result = read(
      200,
      '{"id": 1, "profiles": [{"identifiers": [{"type": "mobile", "value": 919876543210}]}]}',
    );
    expect(result).toMatchObject({ ok: false, problem: { data: { at: 'profiles.0.identifiers.0.value' } } });
    expect(JSON.stringify(result)).not.toContain('919876543210');
  });
});
