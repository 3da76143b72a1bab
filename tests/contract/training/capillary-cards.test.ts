import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTraining, type Training } from '../../../src/main/training/start.ts';
import { capillary, codes, freeCard, tagged } from './raw.ts';

let training: Training;
beforeAll(async () => {
  training = await startTraining();
});
beforeEach(() => training.reset());
afterAll(() => training.close());

const get = async (path: string) => JSON.parse((await capillary(training, 'GET', path)).text);
const applied = () => training.ledger.entries({ applied: true });

describe('reading', () => {
  test('a card tells its customer, series and status beside a list of warnings', async () => {
    expect(await get('/v2/card?number=6011000000000019')).toMatchObject({
      customerId: Number(tagged(training, 'two-cards').capillaryId),
      cardNumber: '6011000000000019',
      seriesId: 101,
      seriesCode: 'GOLD',
      type: 'PHYSICAL',
      maxActiveCards: 5,
      statusInfo: { label: 'In Hand', status: 'ACTIVE', isActive: true },
      warnings: [],
    });
  });

  test('a card without a series leaves the series out', async () => {
    const card = await get(`/v2/card?number=${freeCard(training, 'no-series')}`);
    expect(card).not.toHaveProperty('seriesId');
    expect(card).not.toHaveProperty('seriesCode');
  });

  test('series come as a list and one by one, some without a configuration', async () => {
    const all = await get('/v2/card/series/get/all');
    expect(all).toMatchObject({ warnings: [], errors: [] });
    expect(all.data).toHaveLength(10);
    const { warnings, ...gold } = await get('/v2/card/series/101');
    expect(warnings).toEqual([]);
    expect(all.data[0]).toEqual(gold);
    expect(gold).toMatchObject({
      code: 'GOLD',
      isActive: true,
      maxActiveCardsPerCustomer: 5,
      cardGenerationConfiguration: { prefix: '6011', suffix: '', length: 16 },
    });
    expect(await get('/v2/card/series/103')).not.toHaveProperty('cardGenerationConfiguration');
    expect((await get('/v2/card/series/105')).isActive).toBe(false);
    expect((await get('/v2/card/series/999')).errors).toMatchObject([{ code: 3004 }]);
  });

  test('labels keep their spaces, their case and the space at their end', async () => {
    const { data } = await get('/v2/genericStatus/card/labels');
    expect(data.map(({ label }: { label: string }) => label)).toEqual(
      expect.arrayContaining(['In Hand', 'ACTIVE at Counter', 'Put on hold ', 'issued – awaiting PIN']),
    );
    expect(data[0]).toEqual({ id: 1, label: 'In Hand', status: 'ACTIVE', isActive: true, default: true });
  });

  test('no number, and the number of no card, are refused', async () => {
    expect((await get('/v2/card')).errors).toMatchObject([{ code: 400 }]);
    expect((await get('/v2/card?number=1')).errors).toMatchObject([{ code: 3010 }]);
    expect((await get('/v2/card/statusLog?number=1')).errors).toMatchObject([{ code: 3010 }]);
  });
});

describe('changing a status', () => {
  const put = (body: unknown) => capillary(training, 'PUT', '/v2/card', body);

  test('a card is suspended and resumed, and its history tells it', async () => {
    const number = '6011000000000019';
    const off = await put({
      cardNumber: number,
      statusLabel: 'Lost or Stolen',
      statusInfo: { reason: 'Lost' },
    });
    expect(JSON.parse(off.text)).toMatchObject({
      cardNumber: number,
      statusLabelInfo: { label: 'Lost or Stolen', status: 'SUSPENDED' },
      warnings: [],
    });
    await put({ cardNumber: number, statusLabel: 'In Hand' });
    const { data } = await get(`/v2/card/statusLog?number=${number}`);
    expect(
      data.map(({ label, isActive }: { label: string; isActive: boolean }) => [label, isActive]),
    ).toEqual([
      ['In Hand', true],
      ['Lost or Stolen', false],
      ['In Hand', false],
      ['Not Issued', false],
    ]);
    expect(data[1]).toMatchObject({ reason: 'Lost', status: 'SUSPENDED' });
    expect(applied()).toHaveLength(2);
  });

  test('the label that it has already is a warning and changes nothing', async () => {
    const reply = await put({ cardNumber: '6011000000000019', statusLabel: 'In Hand' });
    expect(JSON.parse(reply.text).warnings).toMatchObject([{ code: 3039 }]);
    expect(applied()).toEqual([]);
  });

  test.each<[string, () => object, number]>([
    ['a trimmed label', () => ({ cardNumber: '6011000000000019', statusLabel: 'Put on hold' }), 3017],
    ['no label', () => ({ cardNumber: '6011000000000019' }), 3011],
    ['no card', () => ({ cardNumber: '1', statusLabel: 'Suspended' }), 3010],
    ['a delink in disguise', () => ({ cardNumber: '6011000000000019', statusLabel: 'Not Issued' }), 3013],
    [
      'an active card of nobody',
      () => ({ cardNumber: freeCard(training, 'linkable'), statusLabel: 'In Hand' }),
      3038,
    ],
    [
      'a generated card that expires',
      () => ({ cardNumber: freeCard(training, 'linkable'), statusLabel: 'Expired' }),
      3040,
    ],
    [
      'an expired card that is deleted',
      () => ({ cardNumber: freeCard(training, 'expired'), statusLabel: 'Withdrawn' }),
      3040,
    ],
    [
      'a bare reason',
      () => ({ cardNumber: '6011000000000019', statusLabel: 'Suspended', statusInfo: 'Lost' }),
      400,
    ],
  ])('%s is refused', async (_what, body, code) => {
    expect(codes(await put(body()))).toEqual([code]);
    expect(applied()).toEqual([]);
  });
});

describe('adding and generating', () => {
  const add = (body: unknown) => capillary(training, 'POST', '/v2/card', body);
  const generate = (body: unknown) => capillary(training, 'POST', '/v2/card/generate', body);
  const good = { seriesCode: 'GOLD', cardNumber: '6011888888888888', statusLabel: 'Not Issued' };

  test('an external card is added and belongs to nobody', async () => {
    expect(JSON.parse((await add(good)).text)).toEqual({ entity: expect.any(Number), warnings: [] });
    expect(await get(`/v2/card?number=${good.cardNumber}`)).toMatchObject({ customerId: 0 });
    expect(codes(await add(good))).toEqual([3009]);
  });

  test.each([
    ['another prefix', { ...good, cardNumber: '6022888888888888' }, 3005],
    ['another length', { ...good, cardNumber: '60118888' }, 3005],
    ['no series', { cardNumber: good.cardNumber, statusLabel: 'Not Issued' }, 3000],
    ['a code of no series', { ...good, seriesCode: 'BRONZE' }, 3004],
    ['an empty code', { ...good, seriesCode: '' }, 3001],
    ['an inactive series', { ...good, seriesCode: 'LEGACY' }, 3008],
    ['no label', { seriesCode: 'GOLD', cardNumber: good.cardNumber }, 3011],
    ['an active label', { ...good, statusLabel: 'In Hand' }, 3018],
  ])('%s is refused', async (_what, body, code) => {
    expect(codes(await add(body))).toEqual([code]);
    expect(applied()).toEqual([]);
  });

  test('generated numbers fit their series and can be read', async () => {
    const reply = await generate({ seriesId: 106, count: 2, statusLabel: 'Not Issued' });
    const { entity } = JSON.parse(reply.text);
    expect(entity).toHaveLength(2);
    for (const number of entity) {
      expect(number).toMatch(/^FEST-\d{7}$/);
      expect(await get(`/v2/card?number=${number}`)).toMatchObject({ customerId: 0, seriesId: 106 });
    }
  });

  test.each([
    ['a series that does not generate', { seriesId: 103, count: 1, statusLabel: 'Not Issued' }, 703],
    ['a count of none', { seriesId: 101, count: 0, statusLabel: 'Not Issued' }, 3025],
    ['too many', { seriesId: 101, count: 1001, statusLabel: 'Not Issued' }, 3026],
    ['a series without a configuration', { seriesId: 107, count: 1, statusLabel: 'Not Issued' }, 701],
    ['a series without numbers left', { seriesId: 109, count: 1, statusLabel: 'Not Issued' }, 702],
    ['a series too short for a number', { seriesId: 110, count: 1, statusLabel: 'Not Issued' }, 704],
    ['an active label', { seriesId: 101, count: 1, statusLabel: 'In Hand' }, 3018],
  ])('%s is refused', async (_what, body, code) => {
    expect(codes(await generate(body))).toEqual([code]);
  });
});
