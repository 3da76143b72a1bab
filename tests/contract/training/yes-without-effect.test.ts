import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTraining, type Training } from '../../../src/main/training/start.ts';
import { airpay, capillary, codes, freeCard, type RawReply, tagged, wm } from './raw.ts';

let training: Training;
beforeAll(async () => {
  training = await startTraining();
});
beforeEach(() => training.reset());
afterAll(() => training.close());

const asha = () => tagged(training, 'two-cards');
const changeOf = (body: unknown, id = asha().capillaryId): Promise<RawReply> =>
  capillary(training, 'POST', `/v2/customers/${id}/changeIdentifier?source=INSTORE`, body);
const linkable = (): string => freeCard(training, 'linkable', 101);
const firstCard = (): string => asha().cards[0]?.number ?? '';

/** Everything that the three upstreams tell about whoever and whatever the writes below are about. */
const told = async (): Promise<readonly string[]> => {
  const person = asha();
  const replies = await Promise.all([
    airpay(training, [['entity_id', person.airpayEntityId]]),
    capillary(training, 'GET', `/v2/customers/${person.capillaryId}?source=INSTORE`),
    capillary(
      training,
      'GET',
      `/v2/customers/${tagged(training, 'merge-source').capillaryId}?source=INSTORE`,
    ),
    capillary(training, 'GET', `/v2/card?number=${linkable()}`),
    capillary(training, 'GET', `/v2/card?number=${firstCard()}`),
    capillary(training, 'GET', '/v2/card?number=6011999999999999'),
    wm(training, 'GET', `/customers/${person.wmCustomerId}/communication-preferences`),
  ]);
  return replies.map(({ text }) => text.replace(/"request_tracking_id":"[^"]*"/, ''));
};

const put = async (): Promise<RawReply> => {
  const path = `/customers/${asha().wmCustomerId}/communication-preferences`;
  const now: { preferences: { category: string; channels: { name: string; selections: object[] }[] }[] } =
    JSON.parse((await wm(training, 'GET', path)).text);
  return wm(training, 'PUT', path, {
    preferences: now.preferences.map(({ category, channels }) => ({
      category,
      channels: channels.map(({ name, selections }) => ({
        name,
        selections: selections.map((one) => ({ ...one, audit_info: undefined, is_opt_in: 'N' })),
      })),
    })),
    audit_info: { modified_by: 'test.op' },
  });
};

const WRITES: readonly (readonly [
  what: string,
  upstream: 'airpay' | 'capillary' | 'wm',
  call: string,
  write: () => Promise<RawReply>,
  yes: () => unknown,
])[] = [
  [
    'card usage',
    'airpay',
    'set',
    () =>
      airpay(training, [
        ['entity_id', asha().airpayEntityId],
        ['status', 'NOTALLOWED'],
        ['type', 'ATM'],
      ]),
    () => ({ status: 200, message: 'success', data: [] }),
  ],
  [
    'an identifier added',
    'capillary',
    'changeIdentifier',
    () => changeOf({ add: [{ type: 'email', value: 'new.address@example.com' }] }),
    () => ({ createdId: Number(asha().capillaryId), warnings: [] }),
  ],
  [
    'an identifier removed',
    'capillary',
    'changeIdentifier',
    () => changeOf({ remove: [{ type: 'email', value: asha().email }] }),
    () => ({ createdId: Number(asha().capillaryId) }),
  ],
  [
    'a card linked',
    'capillary',
    'changeIdentifier',
    () =>
      changeOf({ add: [{ type: 'cardnumber', value: linkable(), seriesId: 101, statusLabel: 'In Hand' }] }),
    () => ({ createdId: Number(asha().capillaryId) }),
  ],
  [
    'a card delinked',
    'capillary',
    'changeIdentifier',
    () => changeOf({ remove: [{ type: 'cardnumber', value: firstCard(), statusLabel: 'Not Issued' }] }),
    () => ({ createdId: Number(asha().capillaryId) }),
  ],
  [
    'two customers merged',
    'capillary',
    'changeIdentifier',
    () =>
      changeOf(
        { add: [{ type: 'mobile', value: tagged(training, 'merge-source').mobile }] },
        tagged(training, 'merge-target').capillaryId,
      ),
    () => ({ createdId: Number(tagged(training, 'merge-target').capillaryId), warnings: [{ code: 8053 }] }),
  ],
  [
    'a card made',
    'capillary',
    'addCard',
    () =>
      capillary(training, 'POST', '/v2/card', {
        seriesId: 101,
        cardNumber: '6011999999999999',
        statusLabel: 'Not Issued',
      }),
    () => ({ entity: expect.any(Number), warnings: [] }),
  ],
  [
    'cards made by the series',
    'capillary',
    'generateCards',
    () =>
      capillary(training, 'POST', '/v2/card/generate', {
        seriesId: 101,
        count: 2,
        statusLabel: 'Not Issued',
      }),
    () => ({ entity: [expect.any(String), expect.any(String)] }),
  ],
  [
    'the state of a card',
    'capillary',
    'changeCard',
    () => capillary(training, 'PUT', '/v2/card', { cardNumber: firstCard(), statusLabel: 'Lost or Stolen' }),
    () => ({ cardNumber: firstCard(), statusLabelInfo: { label: 'Lost or Stolen' }, warnings: [] }),
  ],
  ['preferences', 'wm', 'put', put, () => ({ status: 'Success' })],
];

describe.each(WRITES)('%s', (_what, upstream, call, write, yes) => {
  test('is answered as a success, and nothing was changed', async () => {
    const before = await told();
    await training.faults.set(upstream, { fault: 'yes-without-effect', call, times: 1 });
    const reply = await write();
    expect(reply.status).toBe(200);
    expect(JSON.parse(reply.text)).toMatchObject(yes() as object);
    expect(training.ledger.entries({ call })).toMatchObject([
      { applied: false, status: 200, refusal: null, fault: 'yes-without-effect' },
    ]);
    expect(await told()).toEqual(before);
  });

  test('once it is off, the same request is answered the same and changes something', async () => {
    const before = await told();
    await training.faults.set(upstream, { fault: 'yes-without-effect', call, times: 1 });
    const first = await write();
    const second = await write();
    expect(second.status).toBe(first.status);
    expect(Object.keys(JSON.parse(second.text))).toEqual(Object.keys(JSON.parse(first.text)));
    expect(training.ledger.entries({ call }).map(({ applied }) => applied)).toEqual([false, true]);
    if (call !== 'generateCards') expect(await told()).not.toEqual(before);
  });
});

test('what would have been refused is refused', async () => {
  await training.faults.set('capillary', { fault: 'yes-without-effect' });
  const reply = await changeOf({ add: [{ type: 'cardnumber', value: '123456', statusLabel: 'In Hand' }] });
  expect(codes(reply)).toEqual([3010]);
});

test('a read is never hit, and cannot be asked for', async () => {
  await training.faults.set('airpay', { fault: 'yes-without-effect' });
  const read = await airpay(training, [['entity_id', asha().airpayEntityId]]);
  expect(JSON.parse(read.text).data.atm).toBe(true);
  expect(training.ledger.entries({ call: 'get' })).toMatchObject([{ fault: null }]);
  await expect(training.faults.set('airpay', { fault: 'yes-without-effect', call: 'get' })).rejects.toThrow(
    'yes-without-effect never hits get of airpay',
  );
  await expect(training.faults.set('wm', { fault: 'empty-get', call: 'put' })).rejects.toThrow(TypeError);
});
