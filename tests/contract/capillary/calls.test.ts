import { afterEach, describe, expect, it } from 'vitest';
import { IDENTIFIER_TYPES } from '../../../src/shared/domain/identifier.ts';
import { fail, ok } from '../../../src/shared/domain/problem.ts';
import type { Recorded } from './recorder.ts';
import { ATTEMPT, changeOf, setUp } from './set-up.ts';
import { answerOf, smallTenant } from './tenant.ts';

let close = async (): Promise<void> => {};
afterEach(() => close());

const start = async (...input: Parameters<typeof setUp>) => {
  const started = await setUp(...input);
  close = started.close;
  return started;
};

/** What identifies a call, without the secrets in its headers. */
const linesOf = (calls: readonly Recorded[]): readonly string[] =>
  calls.map(({ method, path, query }) => `${method} ${path}${query === '' ? '' : `?${query}`}`).sort();

const BASIC = 'Basic dGlsbDAxOjVmNGRjYzNiNWFhNzY1ZDYxZDgzMjdkZWI4ODJjZjk5';

describe('the calls of Capillary', () => {
  it('looks an identifier up in every configured source, and gives each customer once', async () => {
    const tenant = smallTenant();
    tenant.customers = tenant.customers.slice(0, 1).map((one) => ({
      ...one,
      profiles: ['INSTORE', 'WECHAT'].flatMap((source) =>
        one.profiles.map((profile) => ({ ...profile, source })),
      ),
    }));
    const { directory, recorder } = await start(answerOf(tenant), {
      sources: [
        { source: 'INSTORE', accountId: null },
        { source: 'WECHAT', accountId: 'acc 1' },
        { source: 'WEB_ENGAGE', accountId: null },
      ],
    });
    const found = await directory.byIdentifier('mobile', '919876543210');
    expect(found).toMatchObject({ ok: true, value: [{ customer: { id: '101', name: 'Asha' } }] });
    expect(found.ok && found.value).toHaveLength(1);
    const embed = 'embed=points%2Cmlp';
    const tail = `identifierName=mobile&identifierValue=919876543210&${embed}`;
    expect(linesOf(recorder.calls)).toEqual([
      // What the third source holds of the customer is asked for by the id that the others gave.
      `GET /v2/customers/101?source=WEB_ENGAGE&${embed}`,
      `GET /v2/customers/lookup/customerDetails?source=INSTORE&${tail}`,
      `GET /v2/customers/lookup/customerDetails?source=WEB_ENGAGE&${tail}`,
      `GET /v2/customers/lookup/customerDetails?source=WECHAT&accountId=acc%201&${tail}`,
    ]);
    for (const { headers, body } of recorder.calls) {
      expect(headers).toMatchObject({ authorization: BASIC, accept: 'application/json' });
      expect(body).toBe('');
    }
  });

  it('encodes what was typed, so that no value can become another parameter', async () => {
    const { directory, recorder } = await start(answerOf(smallTenant()));
    expect(await directory.byIdentifier('email', 'a+b&source=X#@example.com/../ü')).toEqual(ok([]));
    expect(new URLSearchParams(recorder.calls[0]?.query).get('identifierValue')).toBe(
      'a+b&source=X#@example.com/../ü',
    );
    expect(new URLSearchParams(recorder.calls[0]?.query).getAll('source')).toEqual(['INSTORE']);
  });

  it.each(IDENTIFIER_TYPES)(
    'looks up by %s, whatever the settings ask an undirected text for',
    async (type) => {
      const { directory, recorder } = await start(answerOf(smallTenant()), { lookupTypes: ['mobile'] });
      expect(await directory.byIdentifier(type, 'x')).toEqual(ok([]));
      expect(new URLSearchParams(recorder.calls[0]?.query).get('identifierName')).toBe(type);
    },
  );

  it('never says nobody while one source cannot be read', async () => {
    const { directory } = await start(
      ({ query }) =>
        query.includes('source=WECHAT')
          ? { text: '<html>' }
          : { json: { errors: [{ code: 8015, message: 'nobody' }] } },
      {
        sources: [
          { source: 'INSTORE', accountId: null },
          { source: 'WECHAT', accountId: null },
        ],
      },
    );
    expect(await directory.byIdentifier('mobile', '919876543210')).toMatchObject({
      ok: false,
      problem: { code: 'reply.html', data: { upstream: 'capillary', call: 'customers.lookup' } },
    });
  });

  it('reads a customer by id from every source, also where one has none', async () => {
    const { directory, recorder } = await start(
      ({ query }) =>
        query.includes('source=WECHAT')
          ? { json: { id: 5 } }
          : { json: { errors: [{ code: 8065, message: '' }] } },
      {
        sources: [
          { source: 'INSTORE', accountId: null },
          { source: 'WECHAT', accountId: null },
        ],
      },
    );
    expect(await directory.byId('5')).toMatchObject({ ok: true, value: { id: '5' } });
    expect(linesOf(recorder.calls)).toEqual([
      'GET /v2/customers/5?source=INSTORE&embed=points%2Cmlp',
      'GET /v2/customers/5?source=WECHAT&embed=points%2Cmlp',
    ]);
  });

  it('finds nobody for an id that is unknown, or is no id, which it does not even ask for', async () => {
    const { directory, recorder } = await start(answerOf(smallTenant()));
    expect(await directory.byId('999')).toEqual(ok(null));
    expect(await directory.byId('../card')).toEqual(ok(null));
    expect(recorder.calls).toHaveLength(1);
  });

  it('searches by prefix, a page at a time', async () => {
    const { directory, recorder } = await start(() => ({
      json: {
        pagination: { limit: 10, offset: 20, total: 21 },
        data: [{ userId: 9, matchedIdentifiers: [], profiles: [{ firstName: 'Jo', source: 'INSTORE' }] }],
      },
    }));
    expect(await directory.byPrefix('Jo é', { limit: 10, offset: 20 })).toMatchObject({
      ok: true,
      value: { total: 21, matches: [{ customer: { id: '9', name: 'Jo' } }] },
    });
    expect(linesOf(recorder.calls)).toEqual(['GET /v2/customers/search?q=Jo%20%C3%A9&limit=10&offset=20']);
  });

  it('says of a count in which others are that it is the most that there can be', async () => {
    const entry = (id: number, isNamed: boolean) => ({
      userId: id,
      matchedIdentifiers: isNamed ? [] : [{ idType: 'email', idValue: 'jo@example.com' }],
      profiles: [{ firstName: isNamed ? 'Jo' : 'Ravi', source: 'INSTORE' }],
    });
    // Of six pages of five the first two hold nobody of the name, the next two some, the last two all.
    const named = [0, 0, 2, 4, 5, 5];
    const { directory } = await start(({ query }) => {
      const offset = Number(new URLSearchParams(query).get('offset'));
      const most = named[offset / 5] ?? 0;
      const data = Array.from({ length: 5 }, (_, at) => entry(offset + at + 1, at < most));
      return { json: { pagination: { limit: 5, offset, total: 30 }, data } };
    });
    const page = async (offset: number) => {
      const found = await directory.byPrefix('Jo', { limit: 5, offset });
      if (!found.ok) throw new Error(found.problem.code);
      const { matches, total, atMost = false, next } = found.value;
      return { matches: matches.length, total, atMost, next };
    };
    expect(await page(0)).toEqual({ matches: 2, total: 17, atMost: true, next: 15 });
    expect(await page(15)).toEqual({ matches: 4, total: 29, atMost: true, next: 20 });
    expect(await page(20)).toEqual({ matches: 5, total: 30, atMost: false, next: 25 });
    expect(await page(25)).toMatchObject({ matches: 5, atMost: false, next: null });
  });

  it('reads one card, the series and the labels', async () => {
    const { catalog, recorder } = await start(answerOf(smallTenant()));
    expect(await catalog.card('GOLD0002')).toMatchObject({ ok: true, value: { ownerId: '202' } });
    expect(await catalog.card('GOLD0003')).toMatchObject({ ok: true, value: { ownerId: null } });
    expect(await catalog.card('GOLD 9')).toEqual(ok(null));
    expect(await catalog.series()).toMatchObject({ ok: true, value: [{ id: 7, maxActivePerCustomer: 2 }] });
    expect(await catalog.labels()).toMatchObject({
      ok: true,
      value: [{ label: 'Card Issued' }, { label: 'Printed' }],
    });
    expect(linesOf(recorder.calls)).toEqual([
      'GET /v2/card/series/get/all',
      'GET /v2/card?number=GOLD%209',
      'GET /v2/card?number=GOLD0002',
      'GET /v2/card?number=GOLD0003',
      'GET /v2/genericStatus/card/labels',
    ]);
  });

  it('takes no other card than the one that was asked for', async () => {
    const { catalog } = await start(() => ({ json: { cardNumber: 'GOLD0009', customerId: 0 } }));
    expect(await catalog.card('GOLD0002')).toMatchObject({ ok: false, problem: { code: 'reply.shape' } });
  });

  it.each([
    [
      'card.link',
      (s: Awaited<ReturnType<typeof setUp>>) =>
        s.kinds['card.link'].check([changeOf('card.link', { cardNumber: 'GOLD0003', statusLabel: null })]),
      '{"add":[{"type":"cardnumber","value":"GOLD0003","seriesId":7,"statusLabel":"Card Issued"}]}',
    ],
    [
      'card.delink',
      (s: Awaited<ReturnType<typeof setUp>>) =>
        s.kinds['card.delink'].check([
          changeOf('card.delink', { cardNumber: 'GOLD0001', statusLabel: 'Printed', reason: 'lost' }),
        ]),
      '{"remove":[{"type":"cardnumber","value":"GOLD0001","statusLabel":"Printed"}]}',
    ],
    [
      'identifier.add',
      (s: Awaited<ReturnType<typeof setUp>>) =>
        s.kinds['identifier.add'].check([
          changeOf('identifier.add', { type: 'mobile', value: '98765 43211' }),
        ]),
      '{"add":[{"type":"mobile","value":"919876543211"}]}',
    ],
    [
      'identifier.remove',
      (s: Awaited<ReturnType<typeof setUp>>) =>
        s.kinds['identifier.remove'].check([
          changeOf('identifier.remove', { type: 'email', value: 'asha@example.com' }),
        ]),
      '{"remove":[{"type":"email","value":"asha@example.com"}]}',
    ],
  ])('sends %s as one POST with one operation', async (_, check, body) => {
    const started = await start(answerOf(smallTenant()));
    const checked = await check(started);
    expect([...checked.findings.values()].flat()).toEqual([]);
    const before = started.recorder.calls.length;
    expect(started.recorder.calls.every(({ method }) => method === 'GET')).toBe(true);
    const reply = await checked.send(ATTEMPT);
    expect(reply).toMatchObject({ outcome: 'accepted', upstreamRequestId: 'cap-77', httpStatus: 200 });
    const sent = started.recorder.calls.slice(before);
    expect(linesOf(sent)).toEqual(['POST /v2/customers/101/changeIdentifier?source=INSTORE']);
    expect(sent[0]?.headers).toMatchObject({ 'content-type': 'application/json', authorization: BASIC });
    expect(sent[0]?.body).toBe(body);
  });

  it('never sends what was checked a second time', async () => {
    const { kinds, recorder } = await start(answerOf(smallTenant()));
    const checked = await kinds['card.link'].check([
      changeOf('card.link', { cardNumber: 'GOLD0003', statusLabel: null }),
    ]);
    await checked.send(ATTEMPT);
    expect(await checked.send(ATTEMPT)).toMatchObject({ outcome: 'not-sent' });
    expect(recorder.calls.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  it.each([
    ['a server fault', { status: 500, text: '' }, 'unknown'],
    ['too many calls', { status: 429, json: {} }, 'unknown'],
    ['a failed sign-in', { status: 401, json: { errors: [{ code: 401, message: 'no' }] } }, 'rejected'],
    ['a web page', { text: '<html>' }, 'unknown'],
  ])('sends a change once whatever the answer: %s', async (_, change, outcome) => {
    const tenant = smallTenant();
    tenant.change = change;
    const { kinds, recorder } = await start(answerOf(tenant));
    const checked = await kinds['card.link'].check([
      changeOf('card.link', { cardNumber: 'GOLD0003', statusLabel: null }),
    ]);
    expect(await checked.send(ATTEMPT)).toMatchObject({ outcome });
    expect(recorder.calls.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  it('is absent, and nothing is called, with credentials of the other kind', async () => {
    const { directory, recorder } = await start(answerOf(smallTenant()), {}, { key: 'k', secret: 's' });
    expect(await directory.byId('101')).toEqual(fail('credentials.absent', { upstream: 'capillary' }));
    expect(recorder.calls).toEqual([]);
  });

  it('waits for its turn at the limit, and says so when that would take too long', async () => {
    const { directory, recorder } = await start(answerOf(smallTenant()), { perMinute: 1 });
    expect(await directory.byId('101')).toMatchObject({ ok: true });
    expect(await directory.byId('101')).toMatchObject({
      ok: false,
      problem: { code: 'upstream.rate-limited' },
    });
    expect(recorder.calls).toHaveLength(1);
  });
});
