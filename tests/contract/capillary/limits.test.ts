import { afterEach, describe, expect, it } from 'vitest';
import type { Answer, Recorded } from './recorder.ts';
import { ATTEMPT, changeOf, setUp } from './set-up.ts';
import { answerOf, smallTenant } from './tenant.ts';

let close = async (): Promise<void> => {};
afterEach(() => close());

/** A tenant whose calls that fit are answered with these first, one after another. */
const startWith = async (fits: (call: Recorded) => boolean, ...answers: readonly Answer[]) => {
  const tenant = answerOf(smallTenant());
  const left = [...answers];
  const started = await setUp((call) => (fits(call) ? left.shift() : undefined) ?? tenant(call));
  close = started.close;
  const calls = () => started.recorder.calls.filter(fits);
  return { ...started, calls };
};

const isRead = ({ method }: Recorded): boolean => method === 'GET';
const isWrite = ({ method }: Recorded): boolean => method === 'POST';
const concurrent = { errors: [{ status: false, code: 521, message: 'Concurrent actions' }] };

const CONCURRENT: readonly (readonly [string, Answer])[] = [
  ['as a status', { status: 521, text: '' }],
  ['as a code at 200', { json: concurrent }],
  ['as a code of a server fault', { status: 500, json: concurrent }],
];

describe('concurrent actions on one customer, 521', () => {
  it.each(CONCURRENT)('%s, are not read again by themselves', async (_, answer) => {
    const { directory, calls } = await startWith(isRead, answer);
    expect(await directory.byId('101')).toMatchObject({ ok: false, problem: { code: 'upstream.busy' } });
    expect(calls()).toHaveLength(1);
    expect(await directory.byId('101')).toMatchObject({ ok: true, value: { id: '101' } });
  });

  it.each(CONCURRENT)('%s, leave a change open, and it is not sent again', async (_, answer) => {
    const { kinds, calls } = await startWith(isWrite, answer);
    const checked = await kinds['identifier.add'].check([
      changeOf('identifier.add', { type: 'email', value: 'new@example.com' }),
    ]);
    expect(await checked.send(ATTEMPT)).toMatchObject({ outcome: 'unknown' });
    expect(calls()).toHaveLength(1);
  });

  it('a server fault of any other kind is still read again', async () => {
    const other = { errors: [{ status: false, code: 500, message: 'failed' }] };
    const { directory, calls } = await startWith(isRead, { status: 500, json: other });
    expect(await directory.byId('101')).toMatchObject({ ok: true });
    expect(calls()).toHaveLength(2);
  });
});

describe('too many calls, 429', () => {
  it('are read again after the time that the upstream names', async () => {
    const { directory, calls } = await startWith(isRead, {
      status: 429,
      text: '',
      headers: { 'retry-after': '1' },
    });
    const begun = performance.now();
    expect(await directory.byId('101')).toMatchObject({ ok: true });
    expect(performance.now() - begun).toBeGreaterThanOrEqual(990);
    expect(calls()).toHaveLength(2);
  });

  it('are not waited for past the deadline: the operator is told for how long', async () => {
    const { directory, calls } = await startWith(isRead, {
      status: 429,
      json: { errors: [{ status: false, code: 429, message: 'slow down' }] },
      headers: { 'retry-after': '3600' },
    });
    expect(await directory.byId('101')).toMatchObject({
      ok: false,
      problem: { code: 'upstream.rate-limited', data: { seconds: 3600 } },
    });
    expect(calls()).toHaveLength(1);
  });

  it('leave a change open, and it is not sent again', async () => {
    const { kinds, calls } = await startWith(isWrite, {
      status: 429,
      text: '',
      headers: { 'retry-after': '0' },
    });
    const checked = await kinds['identifier.add'].check([
      changeOf('identifier.add', { type: 'email', value: 'new@example.com' }),
    ]);
    expect(await checked.send(ATTEMPT)).toMatchObject({ outcome: 'unknown' });
    expect(calls()).toHaveLength(1);
  });
});
