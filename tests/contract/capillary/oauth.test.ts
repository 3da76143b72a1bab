import { afterEach, describe, expect, it } from 'vitest';
import type { Answer, Recorded } from './recorder.ts';
import { ATTEMPT, changeOf, setUp } from './set-up.ts';
import { answerOf, smallTenant } from './tenant.ts';

let close = async (): Promise<void> => {};
afterEach(() => close());

const TOKEN_PATH = '/v3/oauth/token/generate';
const SECRET = 'canary-secret-9f3c';

/** A tenant behind OAuth: tokens are t1, t2, …; `refuse` says which of them are not taken, and how. */
const startBehindOauth = async (
  refuse: (token: string, call: Recorded) => Answer | null = () => null,
  tokenAnswer: (count: number) => Answer = (n) => ({
    json: { data: { accessToken: `t${n}`, ttlSeconds: 3_600 }, errors: [] },
  }),
) => {
  let count = 0;
  const answer = answerOf(smallTenant());
  const started = await setUp(
    (call) => {
      if (call.path === TOKEN_PATH) {
        count += 1;
        return tokenAnswer(count);
      }
      const token = call.headers['x-cap-api-oauth-token'];
      return refuse(typeof token === 'string' ? token : '', call) ?? answer(call);
    },
    { auth: 'oauth', attribution: { entityType: 'TILL', entityCode: 'demo.till' } },
    { key: 'key-1', secret: SECRET },
  );
  close = started.close;
  const tokenCalls = () => started.recorder.calls.filter(({ path }) => path === TOKEN_PATH);
  return { ...started, tokenCalls };
};

describe('signing in with OAuth', () => {
  it('fetches one token for 50 calls at once, and sends it with the attribution', async () => {
    const { directory, recorder, tokenCalls } = await startBehindOauth();
    const found = await Promise.all(Array.from({ length: 50 }, () => directory.byId('101')));
    expect(found.every(({ ok }) => ok)).toBe(true);
    expect(tokenCalls()).toHaveLength(1);
    expect(tokenCalls()[0]).toMatchObject({ method: 'POST', body: `{"key":"key-1","secret":"${SECRET}"}` });
    const reads = recorder.calls.filter(({ path }) => path !== TOKEN_PATH);
    expect(reads).toHaveLength(50);
    for (const { headers } of reads) {
      expect(headers).toMatchObject({
        'x-cap-api-oauth-token': 't1',
        'x-cap-api-attribution-entity-type': 'TILL',
        'x-cap-api-attribution-entity-code': 'demo.till',
      });
      expect(headers.authorization).toBeUndefined();
    }
  });

  it.each([401, 498])(
    'repeats a read once with a new token when the old one is refused with %i',
    async (status) => {
      const { directory, recorder, tokenCalls } = await startBehindOauth((token) =>
        token === 't1' ? { status, json: { errors: [{ code: status, message: 'expired' }] } } : null,
      );
      expect(await directory.byId('101')).toMatchObject({ ok: true, value: { id: '101' } });
      expect(tokenCalls()).toHaveLength(2);
      expect(recorder.calls).toHaveLength(4);
    },
  );

  it('gives up after one repetition', async () => {
    const { directory, recorder } = await startBehindOauth(() => ({ status: 401, text: '' }));
    expect(await directory.byId('101')).toMatchObject({
      ok: false,
      problem: { code: 'upstream.sign-in-failed' },
    });
    expect(recorder.calls).toHaveLength(4);
  });

  it.each([401, 498])(
    'never repeats a write that is refused with %i, and drops the token',
    async (status) => {
      const { kinds, directory, recorder, tokenCalls } = await startBehindOauth((token, call) =>
        token === 't1' && call.method === 'POST'
          ? { status, json: { errors: [{ code: status, message: '' }] } }
          : null,
      );
      const checked = await kinds['identifier.add'].check([
        changeOf('identifier.add', { type: 'email', value: 'new@example.com' }),
      ]);
      expect(await checked.send(ATTEMPT)).toMatchObject({ outcome: 'rejected', httpStatus: status });
      expect(recorder.calls.filter(({ path }) => path.endsWith('/changeIdentifier'))).toHaveLength(1);
      expect(tokenCalls()).toHaveLength(1);
      await directory.byId('101');
      expect(tokenCalls()).toHaveLength(2);
      expect(recorder.calls.at(-1)?.headers['x-cap-api-oauth-token']).toBe('t2');
    },
  );

  it.each([
    [
      'a wrong secret',
      { status: 401, json: { errors: [{ code: 401, message: `no ${SECRET}` }] } },
      'upstream.sign-in-failed',
    ],
    [
      'a wrong secret at 200',
      { json: { errors: [{ code: 401, message: `no ${SECRET}` }] } },
      'upstream.sign-in-failed',
    ],
    ['no token', { json: { data: { ttlSeconds: 60 } } }, 'reply.shape'],
    [
      'a token that would break the header',
      { json: { data: { accessToken: 'a\r\nb', ttlSeconds: 60 } } },
      'reply.shape',
    ],
    ['a web page', { text: `<html>${SECRET}` }, 'reply.html'],
  ])('names %s without a word that could be a secret, and nothing is sent', async (_, token, code) => {
    const { directory, kinds, recorder } = await startBehindOauth(undefined, () => token);
    const read = await directory.byId('101');
    expect(read).toMatchObject({ ok: false, problem: { code } });
    const checked = await kinds['identifier.add'].check([
      changeOf('identifier.add', { type: 'email', value: 'new@example.com' }),
    ]);
    const reply = await checked.send(ATTEMPT);
    expect(reply.outcome).toBe('not-sent');
    expect(JSON.stringify([read, reply, [...checked.findings]])).not.toContain(SECRET);
    expect(recorder.calls.every(({ path }) => path === TOKEN_PATH)).toBe(true);
  });
});
