import fc from 'fast-check';
import type { SeenCards } from '../../../../src/main/ports/seen-cards.ts';
import type { Card } from '../../../../src/shared/domain/card.ts';
import type { CommunicationPreferences } from '../../../../src/shared/domain/communication.ts';
import type { LoyaltyCustomer } from '../../../../src/shared/domain/customer.ts';
import { ok } from '../../../../src/shared/domain/problem.ts';

/** A card of a customer. */
export const aCard = (number: string): Card => ({
  number,
  seriesId: 7,
  seriesCode: 'GOLD',
  seriesName: 'Gold',
  statusLabel: 'Active',
  status: 'ACTIVE',
  active: true,
  issuedOn: null,
  expiresOn: null,
  maxActive: 2,
});

/** Asha: a mobile in two sources, an e-mail, an external id and a card. */
export const asha: LoyaltyCustomer = {
  id: '4001',
  name: 'Asha Verma',
  tier: 'Gold',
  profiles: [
    { source: 'INSTORE', accountId: null, name: 'Asha Verma', fields: { wm_customer_id: '77001' } },
    { source: 'WECHAT', accountId: 'wx-1', name: 'Asha V', fields: {} },
  ],
  identifiers: [
    { type: 'mobile', value: '919810000001', source: 'INSTORE', accountId: null, primary: true },
    { type: 'mobile', value: '919810000001', source: 'WECHAT', accountId: 'wx-1', primary: false },
    { type: 'email', value: 'asha.verma@example.com', source: 'INSTORE', accountId: null, primary: false },
    { type: 'externalId', value: 'CUST0001', source: 'INSTORE', accountId: null, primary: false },
    { type: 'cardnumber', value: '6375000000010045', source: 'INSTORE', accountId: null, primary: false },
  ],
  cards: [aCard('6375000000010045')],
  extendedFields: {},
};

/** What WM holds about Asha. */
export const ashasPreferences: CommunicationPreferences = {
  categories: [
    {
      name: 'Service',
      enabled: true,
      channels: [
        {
          name: 'Text',
          optIn: 'Y',
          selections: [
            {
              category: 'Service',
              channel: 'Text',
              type: 'Billing phone',
              value: '919810000001',
              optIn: 'Y',
              modifiedBy: null,
              modifiedAt: null,
            },
          ],
        },
      ],
    },
  ],
};

const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
const word = fc.string({ unit: fc.constantFrom(...'abcdefghjkmnpqrstuvwxyz'), minLength: 8, maxLength: 12 });
const strange = fc.string({ unit: 'binary', maxLength: 900 });

/** A generated customer with the values that no screen may hold, and whatever else an upstream may tell. */
export const anyCustomer = fc
  .record({
    id: digits(10),
    mobile: digits(12).map((tail) => `91${tail}`),
    email: fc.tuple(word, word).map(([box, host]) => `${box}@${host}.com`),
    externalId: word.map((text) => `EXT${text}`),
    cards: fc.array(digits(16), { minLength: 1, maxLength: 4 }),
    text: strange,
    type: fc.oneof(fc.constantFrom('mobile', 'fax', 'line'), strange),
  })
  .map(({ id, mobile, email, externalId, cards, text, type }) => {
    const identifiers = [
      { type: 'mobile', value: mobile },
      { type: 'email', value: email },
      { type: 'externalId', value: externalId },
      { type, value: `${mobile}9` },
      ...cards.map((value) => ({ type: 'cardnumber', value })),
    ].map((one) => ({ ...one, source: text, accountId: null, primary: false }));
    const customer: LoyaltyCustomer = {
      id,
      name: text,
      tier: text,
      profiles: [{ source: text, accountId: text, name: text, fields: { secret: `${mobile}1` } }],
      identifiers,
      cards: cards.map((number) => ({
        ...aCard(number),
        seriesName: text,
        statusLabel: text,
        issuedOn: text,
      })),
      extendedFields: { other: email },
    };
    const selection = (value: string) => ({
      category: text,
      channel: text,
      type,
      value,
      optIn: 'Y' as const,
      modifiedBy: text,
      modifiedAt: text,
    });
    const preferences: CommunicationPreferences = {
      categories: [
        {
          name: text,
          enabled: null,
          channels: [{ name: text, optIn: null, selections: [selection(mobile), selection(email)] }],
        },
      ],
    };
    return { customer, preferences, hidden: [mobile, email, externalId, ...cards] };
  })
  // A value that a name happens to hold is shown as part of the name.
  .filter(({ customer, hidden }) => hidden.every((value) => !customer.name.includes(value)));

/** Nobody looked at any card. */
export const noSeenCards: SeenCards = {
  read: async () => ok(null),
  series: async () => ok([]),
  labels: async () => ok([]),
  labelOf: (shown) => shown,
  seen: () => false,
  seriesOf: () => null,
  nameOfSeries: () => null,
};
