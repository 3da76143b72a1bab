import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTraining, type Training } from '../../../src/main/training/start.ts';
import { raw, tagged, wm, wmHeaders } from './raw.ts';

let training: Training;
const now = Date.parse('2026-01-15T10:00:00Z');
beforeAll(async () => {
  training = await startTraining({ clock: { now: () => now } });
});
beforeEach(() => training.reset());
afterAll(() => training.close());

type Row = readonly [category: string, channel: string, value: string, type: string, optIn: string];

const path = (id: string) => `/customers/${id}/communication-preferences`;
const asha = () => tagged(training, 'two-cards').wmCustomerId;
const read = async (id: string) => JSON.parse((await wm(training, 'GET', path(id))).text);
const applied = () => training.ledger.entries({ applied: true });

interface Told {
  readonly category: string;
  readonly channels: readonly {
    readonly name: string;
    readonly selections: readonly {
      readonly value: string;
      readonly type: string;
      readonly is_opt_in: string;
    }[];
  }[];
}

const rows = (preferences: readonly Told[]): Row[] =>
  preferences.flatMap(({ category, channels }) =>
    channels.flatMap(({ name, selections }) =>
      selections.map(({ value, type, is_opt_in }): Row => [category, name, value, type, is_opt_in]),
    ),
  );

const body = (wanted: readonly Row[], modifiedBy = 'op.17') => ({
  preferences: wanted.map(([category, name, value, type, is_opt_in]) => ({
    category,
    channels: [{ name, selections: [{ value, type, is_opt_in }] }],
  })),
  audit_info: { modified_by: modifiedBy },
});

const textOff = (all: readonly Row[]): Row[] =>
  all.map((row) => (row[1] === 'Text' ? [row[0], row[1], row[2], row[3], 'N'] : row));

describe('reading', () => {
  test('preferences come with our tracking id and the members that only a GET has', async () => {
    const id = '3f2b8c1e-5d4a-4f6b-9c7d-8e9f0a1b2c3d';
    const reply = await wm(training, 'GET', path(asha()), undefined, { 'Request-Tracking-Id': id });
    const told = JSON.parse(reply.text);
    expect(told.request_tracking_id).toBe(id);
    expect(told.preferences[0]).toMatchObject({
      category: 'Service Notification',
      is_category_enabled: 'Y',
      channels: [
        {
          name: 'Text',
          is_opt_in: 'Y',
          selections: [
            { value: '9810000001', type: 'BPHONE', is_opt_in: 'Y', audit_info: { created_by: 'MYWM' } },
          ],
        },
        { name: 'Email' },
        { name: 'Voice' },
      ],
    });
    expect(training.ledger.entries()).toMatchObject([{ call: 'get', requestId: id, applied: false }]);
  });

  test('contacts come with the kinds of contact', async () => {
    const reply = await wm(training, 'GET', `/customers/${asha()}/contacts`);
    expect(JSON.parse(reply.text).contacts).toMatchObject([
      { type: 'billing', first_name: 'Asha', mobile_phone: '9810000001', email: 'asha.verma@example.in' },
      { type: 'service' },
    ]);
  });

  test('XML comes when it is asked for, with the names of JSON and what needs it escaped', async () => {
    const { wmCustomerId } = tagged(training, 'wm-unknown-codes');
    const reply = await wm(training, 'GET', path(wmCustomerId), undefined, { Accept: 'application/xml' });
    expect(reply.headers['content-type']).toMatch(/^application\/xml/);
    expect(reply.text).toContain('<category>Seasonal Collection &#38; Holidays</category>');
    expect(reply.text).toContain('<type>XPHONE-7</type>');
    expect(reply.text).not.toMatch(/<!DOCTYPE|<!ENTITY/);
  });

  test('the tolerated variations each come from somebody', async () => {
    const single = await read(tagged(training, 'wm-single').wmCustomerId);
    expect(single.preferences[0].channels[0].selections).toMatchObject({ type: 'BPHONE' });
    const disagrees = await read(tagged(training, 'wm-disagrees').wmCustomerId);
    const email = disagrees.preferences[0].channels[1];
    expect(email.is_opt_in).not.toBe(email.selections[0].is_opt_in);
    const disabled = await read(tagged(training, 'category-disabled').wmCustomerId);
    expect(disabled.preferences[1].is_category_enabled).toBe('N');
    const own = await read(tagged(training, 'wm-own-tracking-id').wmCustomerId);
    expect(own.request_tracking_id).toMatch(/^TRAINING-/);
    const { wmCustomerId } = tagged(training, 'wm-leading-zeros');
    expect(wmCustomerId).toMatch(/^00/);
    expect((await read(wmCustomerId)).preferences).toHaveLength(2);
    expect((await wm(training, 'GET', path(String(Number(wmCustomerId))))).status).toBe(404);
    const optedOut = await read(tagged(training, 'text-opt-out').wmCustomerId);
    expect(
      rows(optedOut.preferences)
        .filter((row) => row[1] === 'Text')
        .map((row) => row[4]),
    ).toEqual(['N', 'N']);
  });
});

describe('saving', () => {
  test('the complete set with one change is saved, and only what changed is marked as changed', async () => {
    const before = await read(asha());
    const reply = await wm(training, 'PUT', path(asha()), body(textOff(rows(before.preferences))));
    expect(JSON.parse(reply.text)).toEqual({ status: 'Success', request_tracking_id: expect.any(String) });
    const after = await read(asha());
    expect(rows(after.preferences)).toEqual(textOff(rows(before.preferences)));
    const [text, email] = after.preferences[0].channels;
    expect(text.selections[0].audit_info).toMatchObject({
      modified_by: 'op.17',
      modified_date_time: '2026-01-15T10:00:00.000Z',
    });
    expect(email).toEqual(before.preferences[0].channels[1]);
    expect(applied()).toHaveLength(1);
  });

  test('what a save leaves out is gone', async () => {
    const all = rows((await read(asha())).preferences);
    await wm(training, 'PUT', path(asha()), body(all.slice(0, 1)));
    expect(rows((await read(asha())).preferences)).toEqual(all.slice(0, 1));
  });

  test('a value that is only a contact may be chosen', async () => {
    const all = rows((await read(asha())).preferences);
    const landLine = all.find((row) => row[3] === 'SPHONE')?.[2] ?? '';
    const more: Row = ['Service Exception', 'Text', landLine, 'SPHONE', 'Y'];
    expect((await wm(training, 'PUT', path(asha()), body([...all, more]))).status).toBe(200);
    expect(rows((await read(asha())).preferences)).toContainEqual(more);
  });

  const first: Row = ['Service Notification', 'Text', '9810000001', 'BPHONE', 'Y'];
  const withSelection = (selection: object) => ({
    preferences: [{ category: first[0], channels: [{ name: first[1], selections: [selection] }] }],
    audit_info: { modified_by: 'op.17' },
  });
  const good = { value: first[2], type: first[3], is_opt_in: 'Y' };

  test.each<[string, unknown, number, RegExp]>([
    ['text that is not JSON', '{', 400, /not JSON/],
    ['no audit_info', { preferences: [] }, 400, /audit_info/],
    ['nothing to save', { preferences: [], audit_info: { modified_by: 'x' } }, 400, /no selections/],
    ['an id that is too long', body([first], 'x'.repeat(33)), 400, /modified_by/],
    ['an id that is not ASCII', body([first], 'आशा'), 400, /modified_by/],
    ['true in the place of Y', withSelection({ ...good, is_opt_in: true }), 400, /neither/],
    ['a small y', withSelection({ ...good, is_opt_in: 'y' }), 400, /neither/],
    ['a value as a number', withSelection({ ...good, value: 9810000001 }), 400, /text/],
    ['what only a GET has', withSelection({ ...good, audit_info: {} }), 400, /not asked for/],
    [
      'objects in the place of lists',
      { preferences: { category: 'x', channels: {} }, audit_info: { modified_by: 'x' } },
      400,
      /list/,
    ],
    [
      'a value in another spelling',
      withSelection({ ...good, value: '+91 98100 00001' }),
      422,
      /none of the customer/,
    ],
    ['another category', body([['Offers', 'Text', '9810000001', 'BPHONE', 'Y']]), 422, /category/],
    ['another channel', body([['Service Exception', 'Fax', '9810000001', 'BPHONE', 'Y']]), 422, /channel/],
    ['a selection twice', body([first, first]), 422, /twice/],
  ])('%s is refused and nothing changes', async (_what, sent, status, why) => {
    const before = await read(asha());
    const reply = await wm(training, 'PUT', path(asha()), sent);
    expect(reply.status).toBe(status);
    expect(JSON.parse(reply.text)).toEqual({
      error: {
        code: expect.any(String),
        message: expect.any(String),
        errors: [{ message: expect.stringMatching(why) }],
      },
    });
    expect((await read(asha())).preferences).toEqual(before.preferences);
    expect(applied()).toEqual([]);
  });
});

describe('headers, paths and methods', () => {
  const put = (headers: Readonly<Record<string, string>>) =>
    wm(training, 'PUT', path(asha()), body([]), headers);

  test.each<[string, Readonly<Record<string, string>>, number]>([
    ['a tracking id that is no UUID', { 'Request-Tracking-Id': '12' }, 400],
    ['a tracking id of version 7', { 'Request-Tracking-Id': '0190a5c8-0000-7000-8000-000000000000' }, 400],
    ['another client', { ClientId: 'x' }, 401],
    ['another token', { Authorization: 'Bearer x' }, 401],
    ['a token without Bearer', { Authorization: 'x' }, 401],
    ['another content type', { 'content-type': 'text/plain' }, 415],
    ['another form', { Accept: 'text/html' }, 406],
  ])('%s is refused', async (_what, headers, status) => {
    const reply = await put(headers);
    expect(reply.status).toBe(status);
    expect(JSON.parse(reply.text)).toHaveProperty('error.code');
  });

  test.each(['Request-Tracking-Id', 'Authorization', 'ClientId'])(
    'a read without %s is refused',
    async (name) => {
      const headers = Object.fromEntries(Object.entries(wmHeaders(training)).filter(([key]) => key !== name));
      const reply = await raw(`${training.baseUrls.wm}${path(asha())}`, { headers });
      expect([400, 401]).toContain(reply.status);
    },
  );

  test('a tracking id serves one save only', async () => {
    const all = body(rows((await read(asha())).preferences));
    const headers = { 'Request-Tracking-Id': '3f2b8c1e-5d4a-4f6b-9c7d-8e9f0a1b2c3d' };
    expect((await wm(training, 'PUT', path(asha()), all, headers)).status).toBe(200);
    expect((await wm(training, 'PUT', path(asha()), all, headers)).status).toBe(409);
  });

  test('errors come as XML when it is asked for', async () => {
    const reply = await wm(training, 'GET', path('1'), undefined, { Accept: 'application/xml' });
    expect(reply.status).toBe(404);
    expect(reply.text).toContain('<error><code>NOT_FOUND</code>');
  });

  test.each([
    ['POST', path('1'), 405],
    ['GET', path('12x'), 400],
    ['GET', `${path('1')}?a=1`, 400],
    ['GET', '/customers', 404],
  ])('%s %s is refused', async (method, where, status) => {
    expect((await wm(training, method, where)).status).toBe(status);
  });
});

test('a token that has ended is refused', async () => {
  const late = await startTraining({ clock: { now: () => Date.parse('2100-01-02T00:00:00Z') } });
  try {
    const id = late.people[0]?.wmCustomerId ?? '';
    expect((await wm(late, 'GET', path(id))).status).toBe(401);
  } finally {
    await late.close();
  }
});
