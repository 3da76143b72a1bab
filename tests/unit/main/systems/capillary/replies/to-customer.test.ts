import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { keepDigits } from '../../../../../../src/main/systems/capillary/replies/lossless-json.ts';
import { CustomerReply } from '../../../../../../src/main/systems/capillary/replies/replies.ts';
import { toCustomer } from '../../../../../../src/main/systems/capillary/replies/to-customer.ts';

const INSTORE = { source: 'INSTORE', accountId: null };
const customerOf = (reply: unknown) => toCustomer(v.parse(CustomerReply, reply), INSTORE);

describe('a customer of a reply', () => {
  it('keeps every profile, source and identifier as it is', () => {
    const customer = customerOf({
      id: 176671442,
      profiles: [
        {
          firstName: ' Asha ',
          lastName: 'Nair',
          fields: { wm_customer_id: 4711, vip: true, none: null, deep: { x: 1 } },
          identifiers: [
            { type: 'mobile', value: '919876543210' },
            { type: 'cardNumber', value: 'GOLD0001', seriesId: 46, statusLabel: 'NEW CARD' },
          ],
          commChannels: [{ type: 'mobile', value: '919876543210', primary: 'true', verified: true }],
          source: 'INSTORE',
          userId: 176671442,
        },
        {
          identifiers: [{ type: 'wechat', value: 'wc-1', primary: true }],
          source: 'WECHAT',
          accountId: 'acc-1',
        },
      ],
      loyaltyInfo: { loyaltyType: 'loyalty' },
      loyaltyProgramDetails: [{ currentSlab: 'Gold', loyaltyPoints: 3.5 }],
      extendedFields: { city: 'Kochi' },
      cardDetails: [],
      warnings: [],
    });
    expect(customer).toEqual({
      id: '176671442',
      name: 'Asha Nair',
      tier: 'Gold',
      profiles: [
        {
          source: 'INSTORE',
          accountId: null,
          name: 'Asha Nair',
          fields: { wm_customer_id: '4711', vip: 'true' },
        },
        { source: 'WECHAT', accountId: 'acc-1', name: '', fields: {} },
      ],
      identifiers: [
        { type: 'mobile', value: '919876543210', source: 'INSTORE', accountId: null, primary: true },
        { type: 'cardnumber', value: 'GOLD0001', source: 'INSTORE', accountId: null, primary: false },
        { type: 'wechat', value: 'wc-1', source: 'WECHAT', accountId: 'acc-1', primary: true },
      ],
      cards: [],
      extendedFields: { city: 'Kochi' },
    });
  });

  it('is empty, not a failure, where the reply tells nothing but the id', () => {
    expect(customerOf({ id: '5' })).toEqual({
      id: '5',
      name: '',
      tier: null,
      profiles: [],
      identifiers: [],
      cards: [],
      extendedFields: {},
    });
  });

  it('keeps an id that is larger than a double can hold, digit by digit', () => {
    expect(customerOf(JSON.parse('{"id": 90071992547409931}', keepDigits)).id).toBe('90071992547409931');
  });

  it('is refused rather than rounded where such an id arrives as a double', () => {
    expect(v.safeParse(CustomerReply, { id: 2 ** 53 }).success).toBe(false);
  });

  it.each([
    '2028-03-09T00:00:00Z',
    '2021-12-08T17:53:01+05:30',
    '2021-12-08',
    '2021-04-02T17:53:27.123+0530',
  ])('keeps the date %s as received', (date) => {
    const { cards } = customerOf({ id: 1, cardDetails: [{ cardNumber: 'GOLD0001', expiryDate: date }] });
    expect(cards[0]?.expiresOn).toBe(date);
  });

  it('keeps a card whose status nobody knows, without a status', () => {
    const { cards } = customerOf({
      id: 1,
      cardDetails: [
        {
          cardNumber: 'GOLD0001',
          seriesId: 7,
          statusInfo: { label: 'On Hold ', status: 'PAUSED', isActive: true },
        },
      ],
    });
    expect(cards).toEqual([
      {
        number: 'GOLD0001',
        seriesId: 7,
        seriesCode: null,
        seriesName: null,
        statusLabel: 'On Hold ',
        status: null,
        active: true,
        issuedOn: null,
        expiresOn: null,
        maxActive: null,
      },
    ]);
  });
});
