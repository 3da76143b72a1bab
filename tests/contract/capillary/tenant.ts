import type { Answer, Recorded } from './recorder.ts';

/** A customer of the small tenant, as its replies show one. */
export interface TenantCustomer {
  readonly id: number;
  readonly profiles: readonly {
    readonly firstName: string;
    readonly source: string;
    readonly accountId?: string;
    readonly identifiers: readonly {
      readonly type: string;
      readonly value: string;
      readonly primary?: boolean;
    }[];
  }[];
  readonly cardDetails?: readonly Record<string, unknown>[];
}

/** What the small tenant holds; a test changes it between calls. */
export interface Tenant {
  customers: TenantCustomer[];
  /** Ids of customers who were merged away, and into whom; null: the upstream does not say. */
  merged: Map<string, TenantCustomer | null>;
  cards: Record<string, unknown>[];
  series: Record<string, unknown>[];
  labels: Record<string, unknown>[];
  /** The reply to a change. */
  change: Answer;
  /** Paths that answer with this instead. */
  broken: Map<string, Answer>;
}

const NOBODY: Answer = {
  json: { errors: [{ status: false, code: 8015, message: 'Customer not found' }], warnings: [] },
};

const holds = (customer: TenantCustomer, source: string, type: string, value: string): boolean =>
  customer.profiles.some(
    (profile) =>
      profile.source === source &&
      profile.identifiers.some((one) => one.type.toLowerCase() === type.toLowerCase() && one.value === value),
  );

/** A tenant with two customers, one card that is nobody's and one that is the second customer's. */
export const smallTenant = (): Tenant => ({
  customers: [
    {
      id: 101,
      profiles: [
        {
          firstName: 'Asha',
          source: 'INSTORE',
          identifiers: [
            { type: 'mobile', value: '919876543210', primary: true },
            { type: 'email', value: 'asha@example.com' },
          ],
        },
      ],
      cardDetails: [
        { cardNumber: 'GOLD0001', seriesId: 7, statusInfo: { label: 'Card Issued', status: 'ACTIVE' } },
      ],
    },
    {
      id: 202,
      profiles: [
        {
          firstName: 'Meera',
          source: 'WECHAT',
          accountId: 'acc-1',
          identifiers: [
            { type: 'wechat', value: 'wc-202' },
            { type: 'cardNumber', value: 'GOLD0002' },
          ],
        },
      ],
      cardDetails: [
        { cardNumber: 'GOLD0002', seriesId: 7, statusInfo: { label: 'Card Issued', status: 'ACTIVE' } },
      ],
    },
  ],
  merged: new Map(),
  cards: [
    {
      cardNumber: 'GOLD0001',
      seriesId: 7,
      customerId: 101,
      statusInfo: { label: 'Card Issued', status: 'ACTIVE' },
    },
    {
      cardNumber: 'GOLD0002',
      seriesId: 7,
      customerId: 202,
      statusInfo: { label: 'Card Issued', status: 'ACTIVE' },
    },
    {
      cardNumber: 'GOLD0003',
      seriesId: 7,
      customerId: 0,
      statusInfo: { label: 'Printed', status: 'NOT_ISSUED' },
    },
  ],
  series: [
    { id: 7, code: 'GOLD', name: 'Gold', type: 'PHYSICAL', isActive: true, maxActiveCardsPerCustomer: 2 },
  ],
  labels: [
    { id: 1, label: 'Card Issued', status: 'ACTIVE', isActive: true, default: true },
    { id: 2, label: 'Printed', status: 'NOT_ISSUED', isActive: true, default: true },
  ],
  change: { json: { createdId: 101, warnings: [] }, headers: { 'X-Cap-Requestid': 'cap-77' } },
  broken: new Map(),
});

/** Answers as the tenant does. */
export const answerOf =
  (tenant: Tenant) =>
  ({ method, path, query }: Recorded): Answer => {
    const broken = tenant.broken.get(path);
    if (broken) return broken;
    const asked = new URLSearchParams(query);
    const get = (name: string): string => asked.get(name) ?? '';
    const list = (data: unknown): Answer => ({ json: { data, warnings: [], errors: [] } });
    if (path === '/v2/card/series/get/all') return list(tenant.series);
    if (path === '/v2/genericStatus/card/labels') return list(tenant.labels);
    if (path === '/v2/card') {
      const card = tenant.cards.find((one) => one.cardNumber === get('number'));
      return card
        ? { json: { ...card, warnings: [] } }
        : { status: 400, json: { errors: [{ status: false, code: 3010, message: 'Card does not exist' }] } };
    }
    if (path === '/v2/customers/lookup/customerDetails') {
      const found = tenant.customers.find((one) =>
        holds(one, get('source'), get('identifierName'), get('identifierValue')),
      );
      return found ? { json: { ...found, warnings: [] } } : NOBODY;
    }
    if (method === 'POST') return tenant.change;
    const id = path.split('/')[3] ?? '';
    const survivor = tenant.merged.get(id);
    const gone = { status: false, code: 8069, message: 'merged' };
    if (survivor === null) return { json: { errors: [gone], warnings: [] } };
    const found = survivor ?? tenant.customers.find((one) => String(one.id) === id);
    return found ? { json: { ...found, warnings: survivor ? [gone] : [] } } : NOBODY;
  };
