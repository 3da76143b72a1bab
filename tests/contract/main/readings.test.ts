import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { personTagged } from '../../support/people.ts';
import { capillary } from '../training/raw.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(() => app.training.reset());

const asha = () => personTagged(app.training, 'two-cards');
const ravi = () => personTagged(app.training, 'one-card');

/** Gives Ravi a card that the tenant takes from outside, of any number. */
const raviHolds = async (number: string): Promise<void> => {
  const made = await capillary(app.training, 'POST', '/v2/card', {
    seriesId: 103,
    cardNumber: number,
    statusLabel: 'Not Issued',
  });
  expect(made.status).toBe(200);
  await raviGets({ type: 'cardnumber', value: number, seriesId: 103, statusLabel: 'In Hand' });
};

const raviGets = async (item: object): Promise<void> => {
  const path = `/v2/customers/${ravi().capillaryId}/changeIdentifier?source=INSTORE`;
  const linked = await capillary(app.training, 'POST', path, { add: [item] });
  expect(linked.text).toContain('createdId');
};

const foundBy = async (text: string, scanned: boolean): Promise<readonly (readonly [string, string])[]> => {
  const { matches, unasked, next } = await app.must('customers.find', { text, scanned });
  expect([unasked, next]).toEqual([[], null]);
  return matches.map(({ name, matchedOn }) => [name, matchedOn.type] as const);
};

describe('digits that are two customers’', () => {
  it('of a card and a mobile: a choice, and of a scan the card comes first', async () => {
    const digits = asha().mobile;
    await raviHolds(digits);
    const card = [ravi().name, 'cardnumber'];
    const mobile = [asha().name, 'mobile'];
    expect(await foundBy(digits, true)).toEqual([card, mobile]);
    expect(await foundBy(digits, false)).toEqual([mobile, card]);
    expect(await foundBy(` *${digits}*\r\n`, true)).toEqual([card, mobile]);
  });

  it('of a card and an external id: a choice', async () => {
    await raviGets({ type: 'externalId', value: asha().cards[0]?.number });
    const text = asha().cards[0]?.number ?? '';
    const choice = [
      [asha().name, 'cardnumber'],
      [ravi().name, 'externalId'],
    ];
    expect(await foundBy(text, true)).toEqual(choice);
    expect(await foundBy(text, false)).toEqual(choice);
    expect(await foundBy(text.replace(/(\d{4})(?=\d)/g, '$1 '), true)).toEqual(choice);
  });

  it('of a mobile and a customer id: a choice', async () => {
    await raviGets({ type: 'mobile', value: asha().capillaryId.padEnd(8, '0') });
    const text = asha().capillaryId;
    const found = await foundBy(text, false);
    expect(found).toContainEqual([asha().name, 'customerId']);
    expect(found).toHaveLength(text.length >= 8 ? 2 : 1);
  });

  it('of a customer who holds them twice: one match', async () => {
    await raviGets({ type: 'externalId', value: ravi().mobile });
    expect(await foundBy(ravi().mobile, false)).toEqual([[ravi().name, 'mobile']]);
  });
});

describe('a reading that cannot be asked', () => {
  it('is told beside who was found, so that nobody opens by himself', async () => {
    await raviGets({ type: 'externalId', value: 'kiwis' });
    await app.training.faults.set('capillary', { fault: 'status', status: 503, call: 'search' });
    expect(await app.must('customers.find', { text: 'kiwis' })).toMatchObject({
      matches: [{ name: ravi().name }],
      foundAs: ['externalId'],
      unasked: ['name'],
    });
  });

  it('is a failure where nobody was found', async () => {
    await app.training.faults.set('capillary', { fault: 'status', status: 503, call: 'customer' });
    expect(await app.call('customers.find', { text: '9899999999' })).toMatchObject({
      ok: false,
      problem: { code: 'reply.status' },
    });
  });
});
