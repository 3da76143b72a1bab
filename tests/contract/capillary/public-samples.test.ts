import { afterEach, describe, expect, it } from 'vitest';
import { readGetReply, readSetReply } from '../../../src/main/systems/airpay/reply.ts';
import {
  judgeAdded,
  judgeGenerated,
  judgeRelabeled,
} from '../../../src/main/systems/capillary/replies/card-reply.ts';
import { judgeChange } from '../../../src/main/systems/capillary/replies/change-reply.ts';
import type { Brought } from '../../../src/main/systems/system.ts';
import { setUp } from './set-up.ts';

/*
 * The shapes that the contract pages name, as the public samples of the systems show them with all that is beside: what
 * of each is read.
 */

let close = async (): Promise<void> => {};
afterEach(() => close());

const attribution = {
  createDate: '2021-02-18T20:31:15+05:30',
  createdBy: { id: 12970395, code: 'sit.admin', description: '', name: 'sit.admin', type: 'TILL' },
  modifiedBy: { id: 12970395, code: 'sit.admin', name: 'sit.admin', type: 'TILL', referenceId: -1 },
  modifiedDate: '2021-02-22T13:27:29+05:30',
};
const channel = (type: string, value: string) => ({
  type,
  value,
  primary: true,
  verified: false,
  meta: { residence: false, office: false },
  attributes: {},
});
const points = (currentSlab: string) => ({
  redeemed: 450.12,
  expired: 4498.83,
  adjusted: -0.01,
  lifetimePoints: 6630.32,
  loyaltyId: 310120407,
  currentSlab,
  nextSlab: '',
  nextSlabSerialNumber: -1,
  slabExpiryDate: '2116-12-07T23:59:59+05:30',
  slabSNo: 3,
  programId: 1414,
  linkedPartnerPrograms: [],
});

const CARD = {
  cardId: 418,
  issuedDate: '2021-11-23T10:01:33Z',
  createdDate: '2021-11-23',
  expiryDays: 0,
  seriesName: 'Everyday',
  customerId: 341594630,
  maxActiveCards: 60,
  cardExternalId: 'orea7',
  extendedFields: { card_balance: 1000.0 },
  type: 'DIGITAL',
  cardNumber: 'TTM001110000000002ZS',
  seriesId: 19,
  seriesCode: '422',
  orgId: 50247,
  statusInfo: {
    reason: '',
    createdBy: 50016843,
    actions: [],
    autoUpdateTime: '2021-11-23',
    createdOn: '2021-11-23T10:01:33Z',
    entityId: 418,
    isActive: true,
    labelId: 31,
    label: 'ACTIVE',
    status: 'ACTIVE',
  },
  transactionNotAllowed: true,
};

/** A read by id of a customer of one source, with identifiers of others in `identifiersAll`. */
const CUSTOMER = {
  id: 17742,
  profiles: [
    {
      firstName: 'Tom',
      lastName: 'Sawyer',
      attribution,
      fields: { gender: 'MALE', dateofbirth: '22-10-2000' },
      allFields: {},
      identifiers: [
        { type: 'line', value: 'lineAS6' },
        { type: 'cardNumber', value: 'TTM001110000000002ZS', seriesId: 19, statusLabel: 'ACTIVE' },
        { type: 'unionId', value: 'unionId_917979000000' },
        { type: 'email', value: 'tom.sawyer@example.com' },
      ],
      commChannels: [channel('wechat', 'ojOPTwFOX-aBmdRlE9MHptPjt2w19'), channel('email', 'tom@example.com')],
      source: 'WECHAT',
      userId: 17742,
      accountId: 'wechat-con1',
      conflictingProfileList: [],
      autoUpdateTime: '2016-08-12T18:50:23+08:00',
      identifiersAll: [
        { type: 'mobile', value: '916722173368' },
        { type: 'email', value: 'tom.sawyer@example.com' },
      ],
    },
  ],
  loyaltyInfo: { loyaltyType: 'loyalty', attributionV2: attribution, lifetimePurchases: 230 },
  fraudDetails: { markedBy: {}, modifiedOn: '2019-09-23T15:13:14+05:30', status: 'NOT_FRAUD' },
  segments: {},
  associatedWith: 'sit.admin',
  extendedFields: { city: 'Bangalore', gender: 'Male' },
  cardDetails: [CARD],
  warnings: [],
};

const list = (data: unknown) => ({ data, warnings: [], errors: [] });

const READS: readonly (readonly [
  string,
  unknown,
  (capillary: Brought<'capillary'>) => Promise<unknown>,
  object,
])[] = [
  [
    'details by id, with identifiers of other sources',
    CUSTOMER,
    ({ directory }) => directory.byId('17742'),
    {
      id: '17742',
      name: 'Tom Sawyer',
      tier: null,
      identifiers: [
        { type: 'line', source: 'WECHAT', accountId: 'wechat-con1' },
        { type: 'cardnumber', value: 'TTM001110000000002ZS', source: 'WECHAT' },
        { type: 'unionId', source: 'WECHAT' },
        { type: 'email', source: 'WECHAT' },
        { type: 'mobile', value: '916722173368', source: '' },
      ],
      cards: [{ number: 'TTM001110000000002ZS', seriesId: 19, status: 'ACTIVE', maxActive: 60 }],
      extendedFields: { city: 'Bangalore' },
    },
  ],
  [
    'the tier with embed=points',
    { ...CUSTOMER, pointsSummary: points('Platinum') },
    ({ directory }) => directory.byId('17742'),
    { tier: 'Platinum' },
  ],
  [
    'the tier with embed=mlp',
    { ...CUSTOMER, loyaltyProgramDetails: [points(''), points('Silver'), points('Tier1')] },
    ({ directory }) => directory.byId('17742'),
    { tier: 'Silver' },
  ],
  [
    'details without anything optional',
    { id: 481220846, warnings: [] },
    ({ directory }) => directory.byId('481220846'),
    { id: '481220846', name: '', tier: null, identifiers: [], cards: [] },
  ],
  [
    'details by identifier',
    { ...CUSTOMER, profiles: CUSTOMER.profiles.map((one) => ({ ...one, source: 'INSTORE', accountId: '' })) },
    async ({ directory }) => {
      const found = await directory.byIdentifier('email', 'tom.sawyer@example.com');
      return found.ok ? { ok: true, value: found.value[0]?.customer } : found;
    },
    { id: '17742', profiles: [{ source: 'INSTORE', accountId: null }] },
  ],
  [
    'a search',
    {
      pagination: { limit: 10, offset: 0, total: 33 },
      data: [
        {
          userId: 261504789,
          matchedIdentifiers: [{ idType: 'firstName', idValue: 'Tom', source: 'INSTORE', accountId: '' }],
          profiles: [{ source: 'INSTORE', firstName: 'Tom', lastName: 'Sawyer' }],
        },
      ],
    },
    ({ directory }) => directory.byPrefix('Tom', { limit: 10, offset: 0 }),
    { total: 33, matches: [{ customer: { id: '261504789', name: 'Tom Sawyer' } }] },
  ],
  [
    'one card, without an owner',
    {
      cardNumber: 'test123112121',
      seriesId: 19,
      orgId: 50074,
      statusInfo: {
        createdOn: '2020-11-04',
        isActive: true,
        labelId: 12,
        label: 'NOT_ISSUED',
        status: 'NOT_ISSUED',
      },
      warnings: [],
    },
    ({ catalog }) => catalog.card('test123112121'),
    { card: { number: 'test123112121', status: 'NOT_ISSUED', statusLabel: 'NOT_ISSUED' }, ownerId: null },
  ],
  [
    'one card of a customer',
    { ...CARD, warnings: [] },
    ({ catalog }) => catalog.card('TTM001110000000002ZS'),
    { card: { issuedOn: '2021-11-23', seriesName: 'Everyday' }, ownerId: '341594630' },
  ],
  [
    'the history of a card, whose entries are by numbers',
    list([
      {
        reason: '',
        createdBy: 0,
        actions: [],
        autoUpdateTime: '2021-01-10',
        createdOn: '2021-01-10T10:39:19Z',
        entityId: 10609,
        isActive: false,
        label: 'CARD GENERATED',
        status: 'NOT_ISSUED',
      },
      {
        reason: '',
        createdBy: 50016843,
        createdOn: '2021-01-10T12:01:39Z',
        isActive: true,
        label: 'X',
        status: 'ACTIVE',
      },
    ]),
    async ({ catalog }) => {
      const found = await catalog.history('GOLD1');
      return found.ok ? { ok: true, value: { entries: found.value } } : found;
    },
    { entries: [{ label: 'X', status: 'ACTIVE', active: true }, { label: 'CARD GENERATED' }] },
  ],
  [
    'all series, one without a configuration',
    list([
      {
        id: 19,
        code: 'PLAPHY3',
        name: 'Gold Card',
        type: 'PHYSICAL',
        expiryDays: 1000,
        cardExpiryEnabled: true,
        cardGenerationConfiguration: { prefix: 'PLAT2', suffix: '2020', length: 16, method: 'DEFAULT' },
        cardGenerationEnabled: true,
        isActive: true,
        trigger: 'SERIES_ID',
        maxActiveCardsPerCustomer: 5,
      },
      {
        id: 20,
        code: 'EXT',
        name: 'External',
        type: 'DIGITAL',
        isActive: false,
        maxActiveCardsPerCustomer: 0,
      },
    ]),
    async ({ catalog }) => {
      const found = await catalog.series();
      return found.ok ? { ok: true, value: { series: found.value } } : found;
    },
    {
      series: [
        { id: 19, prefix: 'PLAT2', suffix: '2020', length: 16, generates: true, maxActivePerCustomer: 5 },
        { id: 20, active: false, length: 0, maxActivePerCustomer: 0 },
      ],
    },
  ],
  [
    'the labels',
    list([
      {
        createdOn: '2020-11-27',
        description: 'default',
        entityStatusId: 1,
        id: 14,
        isActive: true,
        label: 'CARD GENERATED',
        orgId: 100459,
        status: 'NOT_ISSUED',
        type: 'CARD',
        actions: {},
        default: false,
      },
    ]),
    async ({ catalog }) => {
      const found = await catalog.labels();
      return found.ok ? { ok: true, value: { labels: found.value } } : found;
    },
    { labels: [{ label: 'CARD GENERATED', status: 'NOT_ISSUED', active: true, isDefault: false }] },
  ],
];

describe('a public sample of a read', () => {
  it.each(READS)('is read: %s', async (_, json, read, expected) => {
    const { close: end, ...capillary } = await setUp(() => ({ json }));
    close = end;
    expect(await read(capillary)).toMatchObject({ ok: true, value: expected });
  });
});

const replied = (json: unknown, status = 200) =>
  ({ ok: true, reply: { status, headers: {}, text: JSON.stringify(json) } }) as const;
const remark = (code: number) => ({ status: false, code, message: 'Same Customer found in other sources' });

describe('a public sample of a write', () => {
  it.each<[string, ReturnType<typeof judgeChange>, object]>([
    [
      'a change of identifiers',
      judgeChange('342963216', replied({ createdId: 342963216, warnings: [], sideEffects: [] })),
      { outcome: 'accepted', notes: [] },
    ],
    ['its older form', judgeChange('1', replied({ success: true, warnings: [] })), { outcome: 'accepted' }],
    [
      'one that combined two customers',
      judgeChange('342963216', replied({ createdId: 342963216, warnings: [remark(8050)], sideEffects: [] })),
      { outcome: 'accepted', notes: [{ code: 'upstream.merged', data: { code: 8050 } }] },
    ],
    [
      'one that was refused',
      judgeChange('1', replied({ errors: [remark(8015)] }, 400)),
      { outcome: 'rejected', reason: { data: { code: 8015 } } },
    ],
    ['a card that was added', judgeAdded(replied({ entity: 72453, warnings: [] })), { outcome: 'accepted' }],
    [
      'a card that was generated, in 2022',
      judgeGenerated(replied({ entity: ['TTM001113542235716ZS'], warnings: [] })),
      { outcome: 'accepted', gave: 'TTM001113542235716ZS' },
    ],
    [
      'a card that was generated, on the newer page',
      judgeGenerated(replied({ data: ['Test09000000000037end'], warnings: [], errors: [] })),
      { outcome: 'accepted', gave: 'Test09000000000037end' },
    ],
    [
      'a new label, unchanged',
      judgeRelabeled(
        CARD.cardNumber,
        replied({
          ...CARD,
          statusLabelInfo: { label: 'ACTIVE', status: 'ACTIVE' },
          warnings: [remark(3039)],
        }),
      ),
      { outcome: 'accepted', notes: [{ code: 'upstream.warning', data: { code: 3039 } }] },
    ],
  ])('is judged: %s', (_, reply, expected) => {
    expect(reply).toMatchObject(expected);
  });
});

const airpay = (json: unknown) => ({ status: 200, headers: {}, text: JSON.stringify(json) });

describe('a sample of airpay', () => {
  const told = { ATM: 'ALLOWED', POS: 'NOTALLOWED' };
  it.each<[string, unknown, object]>([
    ['the documented success', { status: 200, message: 'success', data: [] }, { ATM: null, POS: null }],
    ['booleans by channel', { status: '200', message: 'Success', data: { atm: true, pos: false } }, told],
    [
      'words by channel, under preferences',
      { status: 200, message: 'SUCCESS', data: { preferences: { ATM: 'ALLOWED', Pos: 'NOTALLOWED' } } },
      told,
    ],
    [
      'a list of types',
      {
        status: 200,
        message: 'success',
        data: [
          { type: 'ATM', status: 'ALLOWED' },
          { type: 'pos', status: false },
        ],
      },
      told,
    ],
  ])('is read: %s', (_, json, expected) => {
    expect(readGetReply(airpay(json))).toMatchObject({ ok: true, value: expected });
    expect(readSetReply(airpay(json))).toEqual({ is: 'yes' });
  });

  it('is no yes when the platform beneath says that it failed', () => {
    const data = {
      result: false,
      exception: { errorCode: 'Y104', shortMessage: 'failed' },
      pagination: null,
    };
    expect(readSetReply(airpay({ status: 200, message: 'success', data })).is).toBe('open');
    expect(readSetReply(airpay({ status: 400, message: 'fail' })).is).toBe('no');
  });
});
