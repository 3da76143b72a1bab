import type { ChangeKind } from '../../../src/main/ports/change-kind.ts';
import type { Change } from '../../../src/shared/domain/change.ts';
import { IDENTIFIER_TYPES } from '../../../src/shared/domain/identifier.ts';
import type { UpstreamName } from '../../../src/shared/domain/upstream.ts';
import type { ChangeKindName } from '../../../src/shared/kinds/kinds.ts';
import { personTagged } from '../../support/people.ts';
import { ATTEMPT, changeOf } from '../capillary/set-up.ts';
import type { Adapters, Manner, World } from './world.ts';

/** One call that an adapter makes. */
export interface KeptCall {
  /** The name of the file in the folder of the system. */
  readonly name: string;
  readonly upstream: UpstreamName;
  /** The call as the page of the system words it. */
  readonly line: string;
  readonly manner?: Manner;
  /** Makes the call with the adapters, whatever else is called for it. */
  readonly make: (adapters: Adapters, world: World) => Promise<unknown>;
}

const CHANGE = 'POST /v2/customers/{id}/changeIdentifier?source&accountId';
const BY_IDENTIFIER =
  'GET /v2/customers/lookup/customerDetails?source&accountId&identifierName&identifierValue&embed=points,mlp';
const PREFERENCE = 'POST {baseUrl}/airpay/ms/cards/api/customer-preference';
const PREFERENCES = '{baseUrl}/customers/{customerId}/communication-preferences';

const asha = ({ training }: World) => personTagged(training, 'two-cards');

const send = async <K extends ChangeKindName>(kind: ChangeKind<K>, change: Change<K>): Promise<void> => {
  const checked = await kind.check([change]);
  const { outcome } = await checked.send(ATTEMPT);
  if (outcome !== 'accepted') throw new Error(`the change is ${outcome}`);
};

const AIRPAY: readonly KeptCall[] = [
  {
    name: 'get',
    upstream: 'airpay',
    line: PREFERENCE,
    make: ({ airpay }, world) => airpay.get(asha(world).airpayEntityId),
  },
  {
    name: 'set',
    upstream: 'airpay',
    line: PREFERENCE,
    make: ({ airpay }, world) => airpay.set(asha(world).airpayEntityId, 'ATM', 'NOTALLOWED'),
  },
];

const CAPILLARY: readonly KeptCall[] = [
  {
    name: 'token',
    upstream: 'capillary',
    line: 'POST /v3/oauth/token/generate',
    manner: { auth: 'oauth' },
    make: ({ capillary }) => capillary.catalog.labels(),
  },
  {
    name: 'customer-by-identifier',
    upstream: 'capillary',
    line: BY_IDENTIFIER,
    manner: { sources: [{ source: 'WECHAT', accountId: 'wx-1' }] },
    make: ({ capillary }, { training }) =>
      capillary.directory.byIdentifier('mobile', personTagged(training, 'merge-source').mobile),
  },
  {
    name: 'customer-by-id',
    upstream: 'capillary',
    line: 'GET /v2/customers/{id}?source&accountId&embed=points,mlp',
    make: ({ capillary }, world) => capillary.directory.byId(asha(world).capillaryId),
  },
  {
    name: 'customers-by-prefix',
    upstream: 'capillary',
    line: 'GET /v2/customers/search?q&limit&offset',
    make: ({ capillary }) => capillary.directory.byPrefix('Priya Sharma', { limit: 2, offset: 1 }),
  },
  {
    name: 'card',
    upstream: 'capillary',
    line: 'GET /v2/card?number',
    make: ({ capillary }, world) => capillary.catalog.card(asha(world).cards[0]?.number ?? ''),
  },
  {
    name: 'card-history',
    upstream: 'capillary',
    line: 'GET /v2/card/statusLog?number',
    make: ({ capillary }, world) => capillary.catalog.history(asha(world).cards[0]?.number ?? ''),
  },
  {
    name: 'series',
    upstream: 'capillary',
    line: 'GET /v2/card/series/get/all',
    make: ({ capillary }) => capillary.catalog.series(),
  },
  {
    name: 'labels',
    upstream: 'capillary',
    line: 'GET /v2/genericStatus/card/labels',
    make: ({ capillary }) => capillary.catalog.labels(),
  },
  {
    name: 'labels-by-token',
    upstream: 'capillary',
    line: 'GET /v2/genericStatus/card/labels',
    manner: { auth: 'oauth' },
    make: ({ capillary }) => capillary.catalog.labels(),
  },
  {
    name: 'link-card',
    upstream: 'capillary',
    line: CHANGE,
    make: ({ capillary }, world) =>
      send(
        capillary.kinds['card.link'],
        changeOf(
          'card.link',
          { cardNumber: '6011000000000100', statusLabel: 'ACTIVE at Counter' },
          asha(world).capillaryId,
        ),
      ),
  },
  {
    name: 'delink-card',
    upstream: 'capillary',
    line: CHANGE,
    make: ({ capillary }, world) =>
      send(
        capillary.kinds['card.delink'],
        changeOf(
          'card.delink',
          {
            cardNumber: asha(world).cards[0]?.number ?? '',
            statusLabel: 'Returned by Customer',
            reason: 'Returned',
          },
          asha(world).capillaryId,
        ),
      ),
  },
  {
    name: 'add-card',
    upstream: 'capillary',
    line: 'POST /v2/card',
    make: ({ capillary }, world) =>
      send(
        capillary.kinds['card.add'],
        changeOf(
          'card.add',
          { cardNumber: 'OLD-CARD-77', seriesId: 103, statusLabel: null },
          asha(world).capillaryId,
        ),
      ),
  },
  {
    name: 'generate-card',
    upstream: 'capillary',
    line: 'POST /v2/card/generate',
    make: ({ capillary }, world) =>
      send(
        capillary.kinds['card.generate'],
        changeOf('card.generate', { seriesId: 101, statusLabel: null }, asha(world).capillaryId),
      ),
  },
  {
    name: 'suspend-card',
    upstream: 'capillary',
    line: 'PUT /v2/card',
    make: ({ capillary }, world) =>
      send(
        capillary.kinds['card.suspend'],
        changeOf(
          'card.suspend',
          {
            cardNumber: asha(world).cards[0]?.number ?? '',
            statusLabel: 'Lost or Stolen',
            reason: 'Reported lost',
          },
          asha(world).capillaryId,
        ),
      ),
  },
  {
    name: 'add-identifier',
    upstream: 'capillary',
    line: CHANGE,
    make: ({ capillary }, world) =>
      send(
        capillary.kinds['identifier.add'],
        changeOf('identifier.add', { type: 'email', value: 'asha@example.in' }, asha(world).capillaryId),
      ),
  },
  {
    name: 'remove-identifier',
    upstream: 'capillary',
    line: CHANGE,
    make: ({ capillary }, world) =>
      send(
        capillary.kinds['identifier.remove'],
        changeOf(
          'identifier.remove',
          { type: 'email', value: asha(world).email ?? '' },
          asha(world).capillaryId,
        ),
      ),
  },
];

/** The twelve types that identify a customer beside cards (documented), each with a value that nobody has. */
const TYPES: readonly (readonly [type: string, value: string])[] = [
  ['mobile', '919820012345'],
  ['email', 'asha.k@example.in'],
  ['externalId', 'EXT-7001'],
  ['wechat', 'wx_asha_7001'],
  ['martjackId', 'MJ-7001'],
  ['fbId', '100007001'],
  ['tmall_uname', 'tmall_asha'],
  ['cuid', 'cuid_7001'],
  ['ali_uname', 'ali_asha'],
  ['jd_uname', 'jd_asha'],
  ['vip_uname', 'vip_asha'],
  ['line', 'line-asha'],
];

const OF_A_TYPE: readonly KeptCall[] = TYPES.flatMap(([type, value]): readonly KeptCall[] => {
  const manner: Manner = { changeTypes: [...IDENTIFIER_TYPES] };
  const added = ({ capillary }: Adapters, world: World) =>
    send(
      capillary.kinds['identifier.add'],
      changeOf('identifier.add', { type, value }, asha(world).capillaryId),
    );
  return [
    {
      name: `find-by-${type}`,
      upstream: 'capillary',
      line: BY_IDENTIFIER,
      manner,
      make: async (adapters, world) => {
        await added(adapters, world);
        const found = await adapters.capillary.directory.byIdentifier(type, value);
        const ids = found.ok ? found.value.map(({ customer }) => customer.id) : [];
        if (ids.join() !== asha(world).capillaryId) throw new Error(`found by ${type}: ${ids.join()}`);
      },
    },
    { name: `add-${type}`, upstream: 'capillary', line: CHANGE, manner, make: added },
    {
      name: `remove-${type}`,
      upstream: 'capillary',
      line: CHANGE,
      manner,
      make: async (adapters, world) => {
        await added(adapters, world);
        await send(
          adapters.capillary.kinds['identifier.remove'],
          changeOf('identifier.remove', { type, value }, asha(world).capillaryId),
        );
      },
    },
  ];
});

const put = async ({ wm }: Adapters, world: World): Promise<void> => {
  const id = asha(world).wmCustomerId;
  const before = await wm.get(id);
  if (!before.ok || before.value === null) throw new Error('WM does not know the customer');
  const { outcome } = await wm.put(id, before.value, 'op.014', '11111111-1111-4111-8111-111111111111');
  if (outcome !== 'accepted') throw new Error(`the change is ${outcome}`);
};

const WM: readonly KeptCall[] = [
  {
    name: 'get',
    upstream: 'wm',
    line: `GET ${PREFERENCES}`,
    make: ({ wm }, world) => wm.get(asha(world).wmCustomerId),
  },
  {
    name: 'get-xml',
    upstream: 'wm',
    line: `GET ${PREFERENCES}`,
    manner: { accept: 'xml' },
    make: ({ wm }, world) => wm.get(asha(world).wmCustomerId),
  },
  { name: 'put', upstream: 'wm', line: `PUT ${PREFERENCES}`, make: put },
  { name: 'put-xml', upstream: 'wm', line: `PUT ${PREFERENCES}`, manner: { accept: 'xml' }, make: put },
];

/**
 * Every call that an adapter makes, each kept in `tests/contract/exchanges/<upstream>/<name>.json`: a new call is
 * a new row here, and `vitest -u` writes its file. */
export const KEPT_CALLS: readonly KeptCall[] = [...AIRPAY, ...CAPILLARY, ...OF_A_TYPE, ...WM];

/** The headers that each call of a system carries, besides those of the connection. */
export const headersOf = (upstream: UpstreamName, { name, manner }: KeptCall): readonly string[] => {
  const isWrite = /^(link|delink|add|remove|generate|suspend)-/.test(name);
  switch (upstream) {
    case 'airpay':
      return ['checksum', 'content-type', 'token'];
    case 'wm':
      return ['accept', 'authorization', 'clientid', 'content-type', 'request-tracking-id'];
    case 'capillary':
      if (name === 'token') return ['accept', 'content-type'];
      return [
        'accept',
        ...(manner?.auth === 'oauth'
          ? [
              'x-cap-api-attribution-entity-code',
              'x-cap-api-attribution-entity-type',
              'x-cap-api-oauth-token',
            ]
          : ['authorization']),
        ...(isWrite ? ['content-type'] : []),
      ];
    default:
      throw new Error(`no calls of ${String(upstream)} are recorded`);
  }
};
