import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTraining, type Training } from '../../../src/main/training/start.ts';
import { CODE_ROWS } from '../../support/capillary-codes.ts';
import { capillary, codes, type RawReply, tagged } from './raw.ts';

let training: Training;
beforeAll(async () => {
  training = await startTraining();
});
beforeEach(() => training.reset());
afterAll(() => training.close());

const five = (code: number | string): string => String(code).padStart(5, '0');
const bodyOf = (reply: RawReply) => JSON.parse(reply.text);
const get = async (path: string) => bodyOf(await capillary(training, 'GET', path));
const asha = () => tagged(training, 'two-cards').capillaryId;
const change = (body: unknown, id = asha()) =>
  capillary(training, 'POST', `/v2/customers/${id}/changeIdentifier?source=INSTORE`, body);
const link = (value: string, statusLabel = 'In Hand') =>
  change({ add: [{ type: 'cardnumber', value, statusLabel }] });
const cardAt = (number: string) => get(`/v2/card?number=${number}`);
const customerAt = (id: string) => get(`/v2/customers/${id}?source=ALL`);
const applied = () => training.ledger.entries({ applied: true });
const warned = (reply: RawReply): readonly number[] =>
  (bodyOf(reply).warnings ?? []).map(({ code }: { code: number }) => code);
const proving = (proves: (typeof CODE_ROWS)[number]['proves']) =>
  CODE_ROWS.filter((row) => row.proves === proves).map(({ code }) => code);

const DOORS: readonly (readonly [string, (name: string) => Promise<RawReply>])[] = [
  ['the link of a card', (name) => link(`CASE-${name}`)],
  [
    'the addition of an e-mail address',
    (name) => change({ add: [{ type: 'email', value: `case-${name}@example.in` }] }),
  ],
  [
    'the addition of an external card',
    (name) =>
      capillary(training, 'POST', '/v2/card', {
        seriesCode: 'CASES',
        cardNumber: `MAKE-${name}`,
        statusLabel: 'Not Issued',
      }),
  ],
  [
    'a change of status',
    (name) =>
      capillary(training, 'PUT', '/v2/card', { cardNumber: `CASE-${name}`, statusLabel: 'Suspended' }),
  ],
];

describe.each(DOORS)('%s that is seeded for a code', (_door, open) => {
  test.each([...proving('nothing was done'), ...proving('nothing')])(
    'is refused with %i, and nothing changes',
    async (code) => {
      const reply = await open(five(code));
      expect(codes(reply)).toEqual([code]);
      expect(bodyOf(reply).errors[0]).toMatchObject({ status: false, message: expect.stringMatching(/\w/) });
      expect(reply.status).toBeGreaterThanOrEqual(400);
      expect(applied()).toEqual([]);
    },
  );

  test.each(proving('it was done'))('is made and answered with %i at status 200', async (code) => {
    const reply = await open(five(code));
    expect([reply.status, codes(reply)]).toEqual([200, [code]]);
    expect(bodyOf(reply)).not.toHaveProperty('createdId');
    expect(applied()).toHaveLength(1);
  });

  test.each(proving('a side effect is missing'))('is made with the warning %i', async (code) => {
    const reply = await open(five(code));
    expect([reply.status, codes(reply), warned(reply)]).toEqual([200, [], [code]]);
    expect(applied()).toHaveLength(1);
  });
});

describe('a link that is seeded for a code', () => {
  test.each(proving('it was done'))(
    'of something after the change, %i, leaves the card linked',
    async (code) => {
      await link(`CASE-${five(code)}`);
      expect(await cardAt(`CASE-${five(code)}`)).toMatchObject({
        customerId: Number(asha()),
        statusInfo: { label: 'In Hand' },
      });
    },
  );

  test.each(proving('a merge'))(
    'of a merge, %i, merges for good with the customer kept for it',
    async (code) => {
      const partner = String(490_100_000 + code);
      expect(await customerAt(partner)).toMatchObject({ id: Number(partner), warnings: [] });
      const reply = await link(`CASE-${five(code)}`);
      expect([reply.status, codes(reply), warned(reply)]).toEqual(
        [8050, 8052].includes(code) ? [200, [], [code]] : [200, [code], []],
      );
      const survivor = (await customerAt(asha())).id;
      expect((await customerAt(partner)).id).toBe(survivor);
      expect((await cardAt(`CASE-${five(code)}`)).customerId).toBe(survivor);
      expect(survivor).toBe([8069, 91009].includes(code) ? Number(partner) : Number(asha()));
    },
  );

  test('of nobody here, 8015, has the status of "not found"', async () => {
    expect((await link('CASE-08015')).status).toBe(404);
  });

  test('is answered without effect where the switch says so', async () => {
    await training.faults.set('capillary', { fault: 'yes-without-effect', call: 'changeIdentifier' });
    expect(codes(await link('CASE-08059'))).toEqual([8059]);
    expect(await cardAt('CASE-08059')).toMatchObject({ customerId: 0 });
    await training.faults.clear();
  });
});

describe('other seeded answers', () => {
  test('a card whose link is a yes with the id of another customer', async () => {
    const reply = await link('CASE-OTHER');
    const { createdId, errors, warnings } = bodyOf(reply);
    expect([reply.status, errors, warnings]).toEqual([200, undefined, []]);
    expect(createdId).toBe(490_100_000);
    expect(await customerAt(asha())).toMatchObject({ id: createdId, warnings: [{ code: 91009 }] });
  });

  test.each([461, 500, 521, 8009, 8013, 8015, 8065, 816])('a look-up is answered with %i', async (code) => {
    const value = `look-${five(code)}@example.in`;
    const query = `source=INSTORE&identifierName=email&identifierValue=${value}`;
    expect((await get(`/v2/customers/lookup/customerDetails?${query}`)).errors).toMatchObject([{ code }]);
    expect((await get(`/v2/customers/search?q=look-${five(code)}`)).errors).toMatchObject([{ code }]);
    expect((await get(`/v2/card?number=LOOK-${five(code)}`)).errors).toMatchObject([{ code }]);
  });

  test.each([...[701, 702, 703, 704, 705], 3019, 3020, 3021, 3022, 3023, 3024, 3025, 3026, 3028, 3029, 3030])(
    'a generation of that many cards is answered with %i',
    async (count) => {
      const body = { seriesId: 107, count, statusLabel: 'Not Issued' };
      expect(codes(await capillary(training, 'POST', '/v2/card/generate', body))).toEqual([count]);
      expect(applied()).toEqual([]);
    },
  );

  test('a card that was generated and cannot be linked', async () => {
    const body = { seriesId: 108, count: 1, statusLabel: 'Not Issued' };
    const { entity } = bodyOf(await capillary(training, 'POST', '/v2/card/generate', body));
    expect(entity).toEqual([expect.stringMatching(/^GIFT-\d{7}$/)]);
    expect(codes(await link(entity[0]))).toEqual([3027]);
    expect(await cardAt(entity[0])).toMatchObject({ customerId: 0, seriesCode: 'GIFT' });
  });

  test('a label that is gone when it is used, and back after a reset', async () => {
    const labels = async () =>
      (await get('/v2/genericStatus/card/labels')).data.map(({ label }: { label: string }) => label);
    expect(await labels()).toContain('Ends today');
    expect(codes(await link('6011000000000100', 'Ends today'))).toEqual([3017]);
    expect(await labels()).not.toContain('Ends today');
    expect(applied()).toEqual([]);
    await training.reset();
    expect(await labels()).toContain('Ends today');
  });

  test('cards in hand whose every change is answered with a code', async () => {
    const { data } = await get('/v2/customers/search?q=Case%20Holder');
    const holder = await customerAt(String(data[0].userId));
    expect(holder.cardDetails.length).toBeGreaterThan(15);
    for (const { cardNumber } of holder.cardDetails) {
      const code = Number(cardNumber.slice(5));
      const off = { cardNumber, statusLabel: 'Suspended', statusInfo: { reason: 'Lost' } };
      expect(codes(await capillary(training, 'PUT', '/v2/card', off))).toEqual([code]);
      const done = [8059, 8062, 8063].includes(code);
      expect((await cardAt(cardNumber)).statusInfo.status).toBe(done ? 'SUSPENDED' : 'ACTIVE');
    }
  });

  test('a value that is not quite a case is none', async () => {
    for (const value of ['case-99999@example.in', 'case-8055@example.in', 'xcase-08055@example.in'])
      expect(codes(await change({ add: [{ type: 'email', value }] }))).toEqual([]);
  });
});

describe('the history of a card', () => {
  const logOf = async (number: string) =>
    (await get(`/v2/card/statusLog?number=${number}`)).data.map(
      (entry: { label: string; reason: string; createdBy: string; isActive: boolean }) =>
        [entry.label, entry.reason, entry.createdBy, entry.isActive] as const,
    );

  test('tells of every call that made or changed it, with who and why', async () => {
    const { till } = training.credentials.capillary;
    const number = '6011888888888888';
    await capillary(training, 'POST', '/v2/card', {
      seriesId: 101,
      cardNumber: number,
      statusLabel: 'Not Issued',
    });
    await link(number, 'ACTIVE at Counter');
    await capillary(training, 'PUT', '/v2/card', {
      cardNumber: number,
      statusLabel: 'Put on hold ',
      statusInfo: { reason: 'Left at the counter' },
    });
    await change({ remove: [{ type: 'cardnumber', value: number, statusLabel: 'Returned by Customer' }] });
    expect(await logOf(number)).toEqual([
      ['Returned by Customer', 'Delinked', till, true],
      ['Put on hold ', 'Left at the counter', till, false],
      ['ACTIVE at Counter', 'Linked', till, false],
      ['Not Issued', 'Added', till, false],
    ]);
  });

  test('of a generated card begins with its generation', async () => {
    const body = { seriesId: 106, count: 1, statusLabel: 'Returned by Customer' };
    const { entity } = bodyOf(await capillary(training, 'POST', '/v2/card/generate', body));
    const { till } = training.credentials.capillary;
    expect(await logOf(entity[0])).toEqual([['Returned by Customer', 'Generated', till, true]]);
  });

  test('is not touched by a refusal', async () => {
    const before = await logOf('CASE-03038');
    await link('CASE-03038');
    expect(await logOf('CASE-03038')).toEqual(before);
  });
});

describe('a change of status', () => {
  const FREE = '6011000000000100';
  const MINE = '6011000000000019';
  const put = (cardNumber: string, statusLabel: string) =>
    capillary(training, 'PUT', '/v2/card', { cardNumber, statusLabel });

  test.each<[string, string, readonly string[], readonly number[]]>([
    ['an active card is suspended and resumed', MINE, ['Lost or Stolen', 'In Hand'], []],
    ['an active card expires', MINE, ['Expired'], []],
    ['an active card is deleted', MINE, ['Withdrawn'], []],
    ['a suspended card is deleted', MINE, ['Suspended', 'Withdrawn'], []],
    ['another label of the same status', MINE, ['ACTIVE at Counter'], []],
    ['an active card is issued', MINE, ['issued – awaiting PIN'], [3013]],
    ['an active card is not issued', MINE, ['Not Issued'], [3013]],
    ['a suspended card is not issued', MINE, ['Suspended', 'Not Issued'], [3038]],
    ['a suspended card is issued', MINE, ['Suspended', 'issued – awaiting PIN'], [3038]],
    ['an expired card is deleted', MINE, ['Expired', 'Withdrawn'], [3040]],
    ['an expired card is resumed', MINE, ['Expired', 'In Hand'], [3038]],
    ['a deleted card expires', MINE, ['Withdrawn', 'Expired'], [3040]],
    ['a deleted card is resumed', MINE, ['Withdrawn', 'In Hand'], [3038]],
    ['a free card is suspended', FREE, ['Suspended'], []],
    ['a free card is active', FREE, ['In Hand'], [3038]],
    ['a free card expires', FREE, ['Expired'], [3040]],
    ['a free card is deleted', FREE, ['Withdrawn'], [3040]],
    ['an inactive label', MINE, ['Old active'], [3017]],
  ])('%s', async (_what, number, labels, refused) => {
    let last: readonly number[] = [];
    for (const label of labels) last = codes(await put(number, label));
    expect(last).toEqual(refused);
    expect(applied()).toHaveLength(labels.length - refused.length);
  });
});
