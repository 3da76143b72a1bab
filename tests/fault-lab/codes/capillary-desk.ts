import { createHash } from 'node:crypto';
import type { Answer, Recorded } from '../../contract/capillary/recorder.ts';
import { changeOf, setUp } from '../../contract/capillary/set-up.ts';
import { answerOf, smallTenant } from '../../contract/capillary/tenant.ts';
import { CODE_ROWS } from '../../support/capillary-codes.ts';

/** What a code proves of the change that it answers, by the contract page; `unheard of`: the page does not name it. */
export interface Row {
  readonly code: number;
  readonly proves: (typeof CODE_ROWS)[number]['proves'] | 'unheard of';
}

/** Every code of the page, and some that nobody has heard of. */
export const ROWS: readonly Row[] = [
  ...CODE_ROWS,
  ...[1, 3061, 8099, 91008, 91010].map((code) => ({ code, proves: 'unheard of' as const })),
];

/** Codes that tell of a merge where they stand as warnings (contract: capillary). */
export const WARN_OF_MERGE: readonly number[] = [8050, 8051, 8052, 8053, 8066, 8067, 8069, 91009];

/** The record was merged away: nothing may be added to it (contract: capillary). */
export const MERGED_AWAY = 8069;

/** Codes by which a look-up says that it found nobody (contract: capillary, semantics and codes). */
export const NOBODY: readonly number[] = [816, 1011, 1012, 8015, 8065];

/** "Does not exist" of a card (contract: capillary, codes). */
export const NO_CARD: readonly number[] = [3010];

/** What the system says of a code. */
export const wordsFor = (code: number): string => `their words for ${code}`;

/** A code as it stands among errors or warnings. */
export const remark = (code: number) => ({ status: false, code, message: wordsFor(code) });

/** The customer's record, a look-up, and what else is read. */
export const PATHS = {
  lookup: '/v2/customers/lookup/customerDetails',
  record: '/v2/customers/101',
  search: '/v2/customers/search',
  card: '/v2/card',
  history: '/v2/card/statusLog',
  series: '/v2/card/series/get/all',
  labels: '/v2/genericStatus/card/labels',
} as const;

const CARDS = [
  { cardNumber: 'GOLD0001', statusInfo: { label: 'Card Issued', status: 'ACTIVE' } },
  { cardNumber: 'GOLD0004', statusInfo: { label: 'On Hold', status: 'SUSPENDED' } },
];

/** A tenant in which each kind of change can be made for one customer. */
const tenantOfAll = () => {
  const tenant = smallTenant();
  tenant.customers = tenant.customers.map((one) =>
    one.id === 101 ? { ...one, cardDetails: CARDS.map((card) => ({ ...card, seriesId: 7 })) } : one,
  );
  tenant.cards.push({ ...CARDS[1], seriesId: 7, customerId: 101 });
  tenant.series = [
    {
      ...tenant.series[0],
      maxActiveCardsPerCustomer: 0,
      cardGenerationEnabled: true,
      cardGenerationConfiguration: { prefix: 'GOLD', suffix: '', length: 8 },
    },
  ];
  tenant.labels.push({ id: 3, label: 'On Hold', status: 'SUSPENDED', isActive: true, default: true });
  return tenant;
};

const PASSWORD = 'p/ss wörd+&"key\\42%9';

/** The adapter over a tenant, which answers each write as it is told. */
export const openCapillaryDesk = async () => {
  const tenant = tenantOfAll();
  const read = answerOf(tenant);
  const capillary = await setUp(
    (call: Recorded): Answer => (call.method === 'GET' ? read(call) : tenant.change),
    {},
    { till: 'till01', password: PASSWORD },
  );
  const digest = createHash('md5').update(PASSWORD).digest('hex');
  const basic = Buffer.from(`till01:${digest}`).toString('base64');
  /** What Capillary is called with, and what that is made of. */
  const secrets: readonly string[] = [PASSWORD, digest, basic];
  return { ...capillary, tenant, secrets };
};

/** The adapter over a tenant. */
export type CapillaryDesk = Awaited<ReturnType<typeof openCapillaryDesk>>;

/** The kinds of change of Capillary: the check of one that nothing stops, and the yes to it. */
export const KINDS = {
  'card.link': {
    check: ({ kinds }: CapillaryDesk) =>
      kinds['card.link'].check([changeOf('card.link', { cardNumber: 'GOLD0003', statusLabel: null })]),
    yes: { createdId: 101 },
  },
  'card.delink': {
    check: ({ kinds }: CapillaryDesk) =>
      kinds['card.delink'].check([
        changeOf('card.delink', { cardNumber: 'GOLD0001', statusLabel: 'Printed', reason: 'lost' }),
      ]),
    yes: { createdId: 101 },
  },
  'identifier.add': {
    check: ({ kinds }: CapillaryDesk) =>
      kinds['identifier.add'].check([changeOf('identifier.add', { type: 'mobile', value: '98765 43211' })]),
    yes: { createdId: 101 },
  },
  'identifier.remove': {
    check: ({ kinds }: CapillaryDesk) =>
      kinds['identifier.remove'].check([
        changeOf('identifier.remove', { type: 'email', value: 'asha@example.com' }),
      ]),
    yes: { createdId: 101 },
  },
  'card.suspend': {
    check: ({ kinds }: CapillaryDesk) =>
      kinds['card.suspend'].check([
        changeOf('card.suspend', { cardNumber: 'GOLD0001', statusLabel: 'On Hold', reason: 'lost' }),
      ]),
    yes: { cardNumber: 'GOLD0001', statusLabelInfo: { label: 'On Hold', status: 'SUSPENDED' } },
  },
  'card.resume': {
    check: ({ kinds }: CapillaryDesk) =>
      kinds['card.resume'].check([
        changeOf('card.resume', { cardNumber: 'GOLD0004', statusLabel: 'Card Issued', reason: 'found' }),
      ]),
    yes: { cardNumber: 'GOLD0004', statusLabelInfo: { label: 'Card Issued', status: 'ACTIVE' } },
  },
  'card.add': {
    check: ({ kinds }: CapillaryDesk) =>
      kinds['card.add'].check([
        changeOf('card.add', { cardNumber: 'GOLD0009', seriesId: 7, statusLabel: null }),
      ]),
    yes: { entity: 9 },
  },
  'card.generate': {
    check: ({ kinds }: CapillaryDesk) =>
      kinds['card.generate'].check([changeOf('card.generate', { seriesId: 7, statusLabel: null })]),
    yes: { entity: ['GOLD0010'] },
  },
} as const;

/** A kind of change of Capillary. */
export type KindName = keyof typeof KINDS;

/** The kinds, in their order. */
export const KIND_NAMES = Object.keys(KINDS) as readonly KindName[];
