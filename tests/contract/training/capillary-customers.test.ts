import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTraining, type Training } from '../../../src/main/training/start.ts';
import { basic, capillary, codes, freeCard, raw, tagged } from './raw.ts';

let training: Training;
let now = Date.parse('2026-01-15T10:00:00Z');
beforeAll(async () => {
  training = await startTraining({ clock: { now: () => now }, oauthTtlSeconds: 900 });
});
beforeEach(() => training.reset());
afterAll(() => training.close());

const lookup = (type: string, value: string, place = 'source=INSTORE') =>
  capillary(
    training,
    'GET',
    `/v2/customers/lookup?${place}&identifierName=${type}&identifierValue=${encodeURIComponent(value)}`,
  );
const details = async (id: string) =>
  JSON.parse((await capillary(training, 'GET', `/v2/customers/${id}?source=ALL`)).text);
const change = (id: string, body: unknown, place = 'source=INSTORE') =>
  capillary(training, 'POST', `/v2/customers/${id}/changeIdentifier?${place}`, body);
const asha = () => tagged(training, 'two-cards');
const applied = () => training.ledger.entries({ applied: true });

describe('signing in', () => {
  const path = '/v2/genericStatus/card/labels';
  const get = (headers: Readonly<Record<string, string>>) =>
    raw(`${training.baseUrls.capillary}${path}`, { headers });

  test('the till with the MD5 of its password is let in, and every reply has a request id', async () => {
    const reply = await get(basic(training));
    expect(reply.status).toBe(200);
    expect(reply.headers['x-cap-requestid']).toMatch(/^TRAINING-\d+$/);
  });

  test('nobody, another till, and the password without its digest are not', async () => {
    const { till, password } = training.credentials.capillary;
    const plain = `Basic ${Buffer.from(`${till}:${password}`).toString('base64')}`;
    for (const headers of [{}, { authorization: 'Basic eDp5' }, { authorization: plain }]) {
      const reply = await get(headers as Record<string, string>);
      expect(reply.status).toBe(401);
      expect(JSON.parse(reply.text)).toEqual({
        errors: [{ status: false, code: 401, message: 'Authentication failed' }],
      });
    }
  });

  const token = (body: unknown) =>
    raw(`${training.baseUrls.capillary}/v3/oauth/token/generate`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  test('a key and secret get a token that works until it ends', async () => {
    const { key, secret } = training.credentials.capillary;
    const { data } = JSON.parse((await token({ key, secret })).text);
    expect(data).toEqual({ accessToken: expect.stringContaining('TRAINING'), ttlSeconds: 900 });
    const header = { 'X-CAP-API-OAUTH-TOKEN': data.accessToken };
    expect((await get(header)).status).toBe(200);
    now += 900_000;
    const late = await get(header);
    expect(late.status).toBe(498);
    expect(codes(late)).toEqual([498]);
  });

  test('a wrong secret gets none, an unknown token is refused, and attribution comes whole', async () => {
    const { key, secret } = training.credentials.capillary;
    expect(codes(await token({ key, secret: 'x' }))).toEqual([401]);
    expect((await get({ 'X-CAP-API-OAUTH-TOKEN': 'x' })).status).toBe(401);
    const { data } = JSON.parse((await token({ key, secret })).text);
    const half = { 'X-CAP-API-OAUTH-TOKEN': data.accessToken, 'X-CAP-API-ATTRIBUTION-ENTITY-TYPE': 'TILL' };
    expect(codes(await get(half))).toEqual([400]);
    expect((await get({ ...half, 'X-CAP-API-ATTRIBUTION-ENTITY-CODE': 't1' })).status).toBe(200);
  });
});

describe('looking up', () => {
  test.each(['mobile', 'email', 'externalId', 'cardnumber'])('Asha Verma is found by %s', async (type) => {
    const { identifiers, cards, capillaryId } = asha();
    const value =
      type === 'cardnumber' ? cards[0]?.number : identifiers.find((one) => one.type === type)?.value;
    const reply = await lookup(type, value ?? '');
    expect(JSON.parse(reply.text)).toEqual({ entity: Number(capillaryId), warnings: [] });
  });

  test('somebody of another source is found there and not here', async () => {
    const person = tagged(training, 'merge-source');
    const wechat = person.identifiers.find((one) => one.type === 'wechat')?.value ?? '';
    expect(codes(await lookup('wechat', wechat))).toEqual([8015]);
    const there = await lookup('wechat', wechat, 'source=WECHAT&accountId=wx-1');
    expect(JSON.parse(there.text).entity).toBe(Number(person.capillaryId));
  });

  test.each([
    ['a mobile of nobody', 'mobile', '919999999999', 'source=INSTORE', 8015],
    ['a mobile with a plus', 'mobile', '+919810000001', 'source=INSTORE', 8056],
    ['text that is no e-mail', 'email', 'asha', 'source=INSTORE', 8055],
    ['a type that is none', 'phone', '919810000001', 'source=INSTORE', 8013],
    ['a type as replies spell it', 'cardNumber', '6011000000000019', 'source=INSTORE', 8013],
    ['no source', 'mobile', '919810000001', '', 3217],
    ['another source', 'mobile', '919810000001', 'source=ONLINE', 3217],
    ['a source that needs an account', 'mobile', '919810000001', 'source=WECHAT', 8045],
    ['another account', 'mobile', '919810000001', 'source=WECHAT&accountId=wx-9', 8011],
    ['an account where there is none', 'mobile', '919810000001', 'source=INSTORE&accountId=', 8011],
    ['a member that is not known', 'mobile', '919810000001', 'source=INSTORE&format=json', 400],
  ])('%s is refused', async (_what, type, value, place, code) => {
    expect(codes(await lookup(type, value, place))).toEqual([code]);
  });

  test('the details of Asha Verma are told in the contract’s shape', async () => {
    const found = await details(asha().capillaryId);
    expect(found).toMatchObject({
      id: Number(asha().capillaryId),
      warnings: [],
      profiles: [
        {
          firstName: 'Asha',
          lastName: 'Verma',
          source: 'INSTORE',
          fields: { wm_customer_id: asha().wmCustomerId },
          identifiers: expect.arrayContaining([
            { type: 'mobile', value: '919810000001', primary: true },
            expect.objectContaining({ type: 'cardNumber', value: '6011000000000019', seriesId: 101 }),
          ]),
        },
      ],
      cardDetails: [
        {
          cardNumber: '6011000000000019',
          seriesName: 'Gold',
          statusInfo: { status: 'ACTIVE', isActive: true, label: 'In Hand' },
        },
        { cardNumber: '6011000000000027' },
      ],
    });
    const same = await capillary(
      training,
      'GET',
      '/v2/customers/lookup/customerDetails?source=INSTORE&identifierName=mobile&identifierValue=919810000001&embed=cardDetails',
    );
    expect(JSON.parse(same.text)).toEqual(found);
  });

  test('dates come in three forms, and some records leave optional members out', async () => {
    const forms = new Set<string>();
    const members = new Set<string>();
    for (const person of training.people.slice(0, 20)) {
      const record = await details(person.capillaryId);
      members.add(Object.keys(record).sort().join());
      for (const { issuedDate } of record.cardDetails) forms.add(issuedDate.replace(/\d/g, '0'));
    }
    expect([...forms].sort()).toEqual(['0000-00-00', '0000-00-00T00:00:00+00:00', '0000-00-00T00:00:00Z']);
    expect(members.size).toBe(2);
  });

  test('an id that is no number, or nobody’s, is refused', async () => {
    expect(codes(await capillary(training, 'GET', '/v2/customers/abc?source=INSTORE'))).toEqual([8009]);
    expect(codes(await capillary(training, 'GET', '/v2/customers/1?source=INSTORE'))).toEqual([8015]);
  });

  test('another method or path is refused in Capillary’s shape', async () => {
    expect(codes(await capillary(training, 'DELETE', '/v2/customers/lookup?source=INSTORE'))).toEqual([405]);
    expect((await capillary(training, 'HEAD', '/v2/card/series/get/all')).status).toBe(405);
    expect(codes(await capillary(training, 'GET', '/v2/nothing'))).toEqual([404]);
    expect(codes(await change(asha().capillaryId, undefined))).toEqual([415]);
  });
});

describe('searching', () => {
  const search = async (query: string) =>
    JSON.parse((await capillary(training, 'GET', `/v2/customers/search?${query}`)).text);

  test('three people of one name are found, a page at a time', async () => {
    const all = await search('q=priya+sharma');
    expect(all.pagination).toEqual({ limit: 10, offset: 0, total: 3 });
    const second = await search('q=Priya%20Sharma&limit=1&offset=1');
    expect(second.pagination).toEqual({ limit: 1, offset: 1, total: 3 });
    expect(second.data).toEqual([all.data[1]]);
  });

  test('the start of an identifier finds it and says which', async () => {
    const { data } = await search('q=asha.ver');
    expect(data).toMatchObject([
      {
        userId: Number(asha().capillaryId),
        matchedIdentifiers: [{ idType: 'email', idValue: 'asha.verma@example.in', source: 'INSTORE' }],
      },
    ]);
  });

  test('names in any script are found by their start; the middle of a name is not', async () => {
    expect((await search(`q=${encodeURIComponent('अनन्')}`)).data).toHaveLength(1);
    expect((await search(`q=${encodeURIComponent('o’con')}`)).data).toHaveLength(1);
    expect((await search('q=sha+ver')).data).toEqual([]);
  });

  test.each(['', 'q=', 'q=a&limit=0', 'q=a&limit=101', 'q=a&offset=-1', 'q=a&limit=x'])(
    '"%s" is refused',
    async (query) => {
      expect((await search(query)).errors).toMatchObject([{ code: 400 }]);
    },
  );
});

describe('adding and removing identifiers', () => {
  test('a new mobile is added, found, and removed again', async () => {
    const { capillaryId } = asha();
    const one = { type: 'mobile', value: '919811111111' };
    const added = await change(capillaryId, { add: [one] });
    expect(JSON.parse(added.text)).toEqual({ createdId: Number(capillaryId), warnings: [] });
    expect(JSON.parse((await lookup('mobile', one.value)).text).entity).toBe(Number(capillaryId));
    expect(codes(await change(capillaryId, { add: [one] }))).toEqual([8007]);
    await change(capillaryId, { remove: [one], add: [] });
    expect(codes(await lookup('mobile', one.value))).toEqual([8015]);
    expect(applied()).toHaveLength(2);
  });

  test('the last identifier can be removed: the upstream does not protect it', async () => {
    const { capillaryId, mobile } = tagged(training, 'one-identifier');
    const reply = await change(capillaryId, { remove: [{ type: 'mobile', value: mobile }] });
    expect(JSON.parse(reply.text)).toMatchObject({ createdId: Number(capillaryId) });
    expect((await details(capillaryId)).profiles[0].identifiers).toEqual([]);
  });

  test.each<[string, unknown, number]>([
    ['somebody else’s mobile of the same source', { add: [{ type: 'mobile', value: '919810000002' }] }, 8008],
    ['an object in the place of a list', { add: { type: 'mobile', value: '919811111111' } }, 400],
    ['nothing at all', { add: [], remove: [] }, 400],
    ['a member that is not known', { add: [{ type: 'mobile', value: '919811111111', note: 'x' }] }, 400],
    [
      'a label for a mobile',
      { add: [{ type: 'mobile', value: '919811111111', statusLabel: 'In Hand' }] },
      400,
    ],
    ['a mobile with a plus', { add: [{ type: 'mobile', value: '+919811111111' }] }, 8056],
    ['a bad e-mail', { add: [{ type: 'email', value: 'a@b' }] }, 8055],
    ['an external id that is too long', { add: [{ type: 'externalId', value: 'x'.repeat(251) }] }, 8064],
    ['a type that is none', { add: [{ type: 'phone', value: '919811111111' }] }, 1042],
    ['a removal of what is not there', { remove: [{ type: 'mobile', value: '919811111111' }] }, 1042],
  ])('%s is refused and nothing changes', async (_what, body, code) => {
    const before = await details(asha().capillaryId);
    expect(codes(await change(asha().capillaryId, body))).toEqual([code]);
    expect(await details(asha().capillaryId)).toEqual(before);
    expect(applied()).toEqual([]);
  });

  test('what is in another place of the same customer cannot be removed here', async () => {
    const person = tagged(training, 'two-places');
    const wechat = person.identifiers.find((one) => one.type === 'wechat')?.value ?? '';
    const one = { remove: [{ type: 'wechat', value: wechat }] };
    expect(codes(await change(person.capillaryId, one))).toEqual([8065]);
    expect((await change(person.capillaryId, one, 'source=WECHAT&accountId=wx-1')).status).toBe(200);
  });

  test('one bad operation of several leaves all of them undone', async () => {
    const { capillaryId } = asha();
    const body = {
      add: [{ type: 'mobile', value: '919811111111' }],
      remove: [{ type: 'email', value: 'x@example.in' }],
    };
    expect(codes(await change(capillaryId, body))).toEqual([1042]);
    expect(codes(await lookup('mobile', '919811111111'))).toEqual([8015]);
  });

  test('two changes at once are both kept', async () => {
    const { capillaryId } = asha();
    await Promise.all(
      ['919811111111', '919811111112'].map((value) =>
        change(capillaryId, { add: [{ type: 'mobile', value }] }),
      ),
    );
    const { identifiers } = (await details(capillaryId)).profiles[0];
    expect(identifiers.filter((one: { type: string }) => one.type === 'mobile')).toHaveLength(3);
  });
});

describe('a read shows what its source holds', () => {
  const twice = () => tagged(training, 'two-places');
  const read = async (query: string, id = twice().capillaryId) => {
    const reply = await capillary(training, 'GET', `/v2/customers/${id}?${query}`);
    return { codes: codes(reply), body: JSON.parse(reply.text) };
  };
  const sourcesOf = (body: { profiles: readonly { source: string }[] }) =>
    body.profiles.map(({ source }) => source);

  test('one profile, with the identifiers of other sources in `identifiersAll`; `ALL` gives all of them', async () => {
    const all = await read('source=ALL');
    expect(sourcesOf(all.body)).toEqual(['INSTORE', 'WECHAT']);
    const wechat = await read('source=WECHAT&accountId=wx-1');
    expect(sourcesOf(wechat.body)).toEqual(['WECHAT']);
    const [profile] = wechat.body.profiles;
    expect(profile.identifiersAll.length).toBeGreaterThan(
      profile.identifiers.filter(({ type }: { type: string }) => !/^cardnumber$/i.test(type)).length,
    );
    expect(profile.identifiersAll).toContainEqual({ type: 'mobile', value: twice().mobile });
  });

  test('nobody, with 8065, where the customer has no profile', async () => {
    const elsewhere = tagged(training, 'merge-source').capillaryId;
    expect((await read('source=INSTORE', elsewhere)).codes).toEqual([8065]);
    expect((await read('source=WECHAT&accountId=wx-1', elsewhere)).codes).toEqual([]);
  });

  test('the tier only where it is asked for', async () => {
    const id = tagged(training, 'two-cards').capillaryId;
    const tierOf = async (embed: string) => {
      const { body } = await read(`source=INSTORE${embed}`, id);
      return [body.pointsSummary?.currentSlab, body.loyaltyProgramDetails?.[0]?.currentSlab];
    };
    const [tier] = await tierOf('&embed=points');
    expect(tier).toMatch(/\w/);
    expect(await tierOf('')).toEqual([undefined, undefined]);
    expect(await tierOf('&embed=points')).toEqual([tier, undefined]);
    expect(await tierOf('&embed=mlp')).toEqual([undefined, tier]);
    expect(await tierOf('&embed=points,mlp')).toEqual([tier, tier]);
  });
});

describe('an identifier of somebody else in another source merges the two for good', () => {
  const pair = () => ({ older: tagged(training, 'merge-target'), newer: tagged(training, 'merge-source') });

  test('from the older: the older survives, with both places and all cards', async () => {
    const { older, newer } = pair();
    const reply = await change(older.capillaryId, { add: [{ type: 'mobile', value: newer.mobile }] });
    expect(JSON.parse(reply.text)).toMatchObject({
      createdId: Number(older.capillaryId),
      warnings: [{ code: 8053 }],
    });
    const merged = await details(older.capillaryId);
    expect(merged.profiles.map((profile: { source: string }) => profile.source)).toEqual([
      'INSTORE',
      'WECHAT',
    ]);
    expect(merged.cardDetails).toHaveLength(older.cards.length + newer.cards.length);
    expect(merged.profiles[0].identifiers).toContainEqual({
      type: 'mobile',
      value: newer.mobile,
      primary: false,
    });
  });

  test('from the newer: the reply names the older, and the victim’s id leads there', async () => {
    const { older, newer } = pair();
    const place = 'source=WECHAT&accountId=wx-1';
    const reply = await change(newer.capillaryId, { add: [{ type: 'mobile', value: older.mobile }] }, place);
    expect(JSON.parse(reply.text).createdId).toBe(Number(older.capillaryId));
    expect(await details(newer.capillaryId)).toMatchObject({
      id: Number(older.capillaryId),
      warnings: [{ code: 91009 }],
    });
    expect(
      codes(await change(newer.capillaryId, { add: [{ type: 'mobile', value: '919811111111' }] })),
    ).toEqual([8053]);
  });

  test('a card of somebody in another source merges as well', async () => {
    const { older, newer } = pair();
    const body = {
      add: [{ type: 'cardnumber', value: newer.cards[0]?.number, statusLabel: 'In Hand' }],
    };
    expect(JSON.parse((await change(older.capillaryId, body)).text).warnings).toMatchObject([{ code: 8053 }]);
    expect((await details(newer.capillaryId)).id).toBe(Number(older.capillaryId));
  });

  test('a reset parts them again', async () => {
    const { older, newer } = pair();
    await change(older.capillaryId, { add: [{ type: 'mobile', value: newer.mobile }] });
    await training.reset();
    expect((await details(newer.capillaryId)).id).toBe(Number(newer.capillaryId));
  });
});

describe('linking and delinking a card', () => {
  const link = (value: string, more: object = { statusLabel: 'In Hand' }) =>
    change(asha().capillaryId, { add: [{ type: 'cardnumber', value, ...more }] });
  const card = async (number: string) =>
    JSON.parse((await capillary(training, 'GET', `/v2/card?number=${number}`)).text);

  test('a free card is linked and delinked, with its labels', async () => {
    const number = freeCard(training, 'linkable', 101);
    expect(await card(number)).toMatchObject({ customerId: 0, statusInfo: { label: 'Not Issued' } });
    expect((await link(number, { seriesId: 101, statusLabel: 'ACTIVE at Counter' })).status).toBe(200);
    expect(await card(number)).toMatchObject({
      customerId: Number(asha().capillaryId),
      statusInfo: { label: 'ACTIVE at Counter', status: 'ACTIVE', isActive: true },
    });
    const back = { remove: [{ type: 'cardnumber', value: number, statusLabel: 'Returned by Customer' }] };
    expect((await change(asha().capillaryId, back)).status).toBe(200);
    expect(await card(number)).toMatchObject({ customerId: 0, statusInfo: { status: 'NOT_ISSUED' } });
  });

  test.each<[string, () => string, object, number]>([
    ['a card that does not exist', () => '6011999999999999', { statusLabel: 'In Hand' }, 3010],
    ['no label', () => freeCard(training, 'linkable'), {}, 3011],
    ['a label in other letters', () => freeCard(training, 'linkable'), { statusLabel: 'in hand' }, 3017],
    ['an inactive label', () => freeCard(training, 'linkable'), { statusLabel: 'Old active' }, 3017],
    ['a label that is not active', () => freeCard(training, 'linkable'), { statusLabel: 'Suspended' }, 3041],
    [
      'another series',
      () => freeCard(training, 'linkable', 101),
      { seriesId: 102, statusLabel: 'In Hand' },
      3000,
    ],
    [
      'a series as text',
      () => freeCard(training, 'linkable', 101),
      { seriesId: '101', statusLabel: 'In Hand' },
      3000,
    ],
    [
      'a card of somebody here',
      () => training.people[1]?.cards[0]?.number ?? '',
      { statusLabel: 'In Hand' },
      3027,
    ],
    ['a card of her own', () => '6011000000000019', { statusLabel: 'In Hand' }, 8007],
    ['an expired card', () => freeCard(training, 'expired', 101), { statusLabel: 'In Hand' }, 3027],
    ['a card past its day', () => freeCard(training, 'expired', 102), { statusLabel: 'In Hand' }, 3027],
    ['a suspended card', () => freeCard(training, 'suspended'), { statusLabel: 'In Hand' }, 3038],
    ['an inactive series', () => freeCard(training, 'inactive-series'), { statusLabel: 'In Hand' }, 3008],
    ['a card without a series', () => freeCard(training, 'no-series'), { statusLabel: 'In Hand' }, 3000],
  ])('%s is refused', async (_what, number, more, code) => {
    expect(codes(await link(number(), more))).toEqual([code]);
    expect(applied()).toEqual([]);
  });

  test('a second card of a series with a cap of one is refused', async () => {
    const { capillaryId } = tagged(training, 'cap-reached');
    const body = {
      add: [{ type: 'cardnumber', value: freeCard(training, 'linkable', 104), statusLabel: 'In Hand' }],
    };
    expect(codes(await change(capillaryId, body))).toEqual([3036]);
  });

  test('several cards in one call are refused', async () => {
    const [one, two] = training.unlinkedCards.filter(({ tags }) => tags.includes('linkable'));
    const of = (number?: string) => ({ type: 'cardnumber', value: number, statusLabel: 'In Hand' });
    expect(codes(await change(asha().capillaryId, { add: [of(one?.number), of(two?.number)] }))).toEqual([
      3035,
    ]);
    const both = { add: [of(one?.number)], remove: [of('6011000000000019')] };
    expect(codes(await change(asha().capillaryId, both))).toEqual([3037]);
  });

  test.each<[string, string, object, number]>([
    ['with an active label', '6011000000000019', { statusLabel: 'In Hand' }, 3018],
    ['without a label', '6011000000000019', {}, 3011],
    ['that she does not have', '6011000000000100', { statusLabel: 'Not Issued' }, 8065],
  ])('a delink %s is refused', async (_what, value, more, code) => {
    const body = { remove: [{ type: 'cardnumber', value, ...more }] };
    expect(codes(await change(asha().capillaryId, body))).toEqual([code]);
    expect(applied()).toEqual([]);
  });

  test('an expired card cannot be delinked', async () => {
    const person = tagged(training, 'expired-card');
    const expired = person.cards.find(({ label }) => label === 'Expired')?.number;
    const body = { remove: [{ type: 'cardnumber', value: expired, statusLabel: 'Not Issued' }] };
    expect(codes(await change(person.capillaryId, body))).toEqual([3031]);
  });
});
