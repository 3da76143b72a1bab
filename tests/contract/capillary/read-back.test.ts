import { afterEach, describe, expect, it } from 'vitest';
import { ATTEMPT, changeOf, setUp } from './set-up.ts';
import { answerOf, smallTenant, type Tenant, type TenantCustomer } from './tenant.ts';

let close = async (): Promise<void> => {};
afterEach(() => close());

const withIdentifier = (customer: TenantCustomer, type: string, value: string): TenantCustomer => ({
  ...customer,
  profiles: customer.profiles.map((profile) => ({
    ...profile,
    identifiers: [...profile.identifiers, { type, value }],
  })),
});

const withoutIdentifiers = (customer: TenantCustomer, type: string): TenantCustomer => ({
  ...customer,
  profiles: customer.profiles.map((profile) => ({
    ...profile,
    identifiers: profile.identifiers.filter((one) => one.type !== type),
  })),
});

const asha = (tenant: Tenant): TenantCustomer => {
  const [first] = tenant.customers;
  if (!first) throw new Error('nobody');
  return first;
};

const setCustomer = (tenant: Tenant, customer: TenantCustomer): void => {
  tenant.customers = [customer, ...tenant.customers.slice(1)];
};

const setOwner = (tenant: Tenant, number: string, customerId: number): void => {
  tenant.cards = tenant.cards.map((card) => (card.cardNumber === number ? { ...card, customerId } : card));
};

const listCards = (tenant: Tenant, ...numbers: readonly string[]): void =>
  setCustomer(tenant, { ...asha(tenant), cardDetails: numbers.map((cardNumber) => ({ cardNumber })) });

const CHANGES = {
  link: ['cardLink', changeOf('card.link', { cardNumber: 'GOLD0003', statusLabel: null })],
  delink: [
    'cardDelink',
    changeOf('card.delink', { cardNumber: 'GOLD0001', statusLabel: 'Printed', reason: '' }),
  ],
  add: ['identifierAdd', changeOf('identifier.add', { type: 'email', value: 'New@example.com' })],
  remove: ['identifierRemove', changeOf('identifier.remove', { type: 'email', value: 'asha@example.com' })],
} as const;

/** Checks and sends in a fresh tenant, lets the tenant become as told, and reads back. */
const seenAfter = async (name: keyof typeof CHANGES, become: (tenant: Tenant) => void) => {
  const tenant = smallTenant();
  const started = await setUp(answerOf(tenant));
  close = started.close;
  const { kinds } = started;
  // Each kind with its own change: a table would lose which belongs to which.
  const run = {
    link: async () => {
      const checked = await kinds['card.link'].check([CHANGES.link[1]]);
      await checked.send(ATTEMPT);
      become(tenant);
      return kinds['card.link'].readBack([CHANGES.link[1]], checked.expectation);
    },
    delink: async () => {
      const checked = await kinds['card.delink'].check([CHANGES.delink[1]]);
      await checked.send(ATTEMPT);
      become(tenant);
      return kinds['card.delink'].readBack([CHANGES.delink[1]], checked.expectation);
    },
    add: async () => {
      const checked = await kinds['identifier.add'].check([CHANGES.add[1]]);
      await checked.send(ATTEMPT);
      become(tenant);
      return kinds['identifier.add'].readBack([CHANGES.add[1]], checked.expectation);
    },
    remove: async () => {
      const checked = await kinds['identifier.remove'].check([CHANGES.remove[1]]);
      await checked.send(ATTEMPT);
      become(tenant);
      return kinds['identifier.remove'].readBack([CHANGES.remove[1]], checked.expectation);
    },
  };
  const [observation] = await run[name]();
  return [observation?.seen, observation?.problem?.code ?? null];
};

describe('a read-back', () => {
  it.each<[keyof typeof CHANGES, string, (tenant: Tenant) => void, readonly [string, string | null]]>([
    ['link', 'nothing changed', () => {}, ['prior', null]],
    ['link', 'the card names the customer', (t) => setOwner(t, 'GOLD0003', 101), ['requested', null]],
    ['link', 'the customer lists the card', (t) => listCards(t, 'GOLD0001', 'GOLD0003'), ['requested', null]],
    [
      'link',
      'the customer holds it as an identifier',
      (t) => setCustomer(t, withIdentifier(asha(t), 'cardNumber', 'GOLD0003')),
      ['requested', null],
    ],
    [
      'link',
      'the card is somebody else’s',
      (t) => setOwner(t, 'GOLD0003', 202),
      ['other', 'read-back.other'],
    ],
    ['link', 'the card is gone', (t) => t.cards.splice(2), ['other', 'read-back.other']],
    [
      'delink',
      'neither names the other',
      (t) => {
        setOwner(t, 'GOLD0001', 0);
        listCards(t);
      },
      ['requested', null],
    ],
    [
      'delink',
      'the card is gone',
      (t) => {
        t.cards.splice(0, 1);
        listCards(t);
      },
      ['requested', null],
    ],
    ['delink', 'nothing changed', () => {}, ['prior', null]],
    ['delink', 'only the card let go', (t) => setOwner(t, 'GOLD0001', 0), ['other', 'read-back.other']],
    ['delink', 'only the customer let go', (t) => listCards(t), ['other', 'read-back.other']],
    ['add', 'nothing changed', () => {}, ['prior', null]],
    [
      'add',
      'it is there in lower case',
      (t) => setCustomer(t, withIdentifier(asha(t), 'email', 'new@example.com')),
      ['requested', null],
    ],
    ['remove', 'nothing changed', () => {}, ['prior', null]],
    [
      'remove',
      'it is gone',
      (t) => setCustomer(t, withoutIdentifiers(asha(t), 'email')),
      ['requested', null],
    ],
  ])('of %s sees that %s', async (name, _, become, expected) => {
    expect(await seenAfter(name, become)).toEqual(expected);
  });

  it.each(['link', 'delink', 'add', 'remove'] as const)(
    'of %s is unavailable while nothing can be read',
    async (name) => {
      expect(await seenAfter(name, (t) => t.broken.set('/v2/customers/101', { text: '<html>' }))).toEqual([
        'unavailable',
        'read-back.unavailable',
      ]);
    },
  );

  it.each(['link', 'delink'] as const)('of %s is unavailable while the card cannot be read', async (name) => {
    expect(await seenAfter(name, (t) => t.broken.set('/v2/card', { text: '' }))).toEqual([
      'unavailable',
      'read-back.unavailable',
    ]);
  });

  const merge = (
    tenant: Tenant,
    isNamed: boolean,
    customer: (survivor: TenantCustomer) => TenantCustomer,
  ): void => {
    const [, meera] = tenant.customers;
    if (!meera) throw new Error('nobody');
    const survivor = customer({
      ...meera,
      profiles: [...meera.profiles, ...asha(tenant).profiles],
      cardDetails: [...(asha(tenant).cardDetails ?? []), ...(meera.cardDetails ?? [])],
    });
    tenant.customers = [survivor];
    tenant.merged.set('101', isNamed ? survivor : null);
    setOwner(tenant, 'GOLD0001', 202);
  };

  it.each([true, false])(
    'follows the survivor of a merge (named by the upstream: %s) and says so',
    async (isNamed) => {
      const requested = ['requested', 'upstream.merged'];
      const added = (one: TenantCustomer): TenantCustomer => withIdentifier(one, 'email', 'new@example.com');
      expect(await seenAfter('add', (t) => merge(t, isNamed, added))).toEqual(requested);
      await close();
      const linked = (t: Tenant): void => {
        merge(t, isNamed, (one) => one);
        setOwner(t, 'GOLD0003', 202);
      };
      expect(await seenAfter('link', linked)).toEqual(requested);
      await close();
      expect(await seenAfter('link', (t) => merge(t, isNamed, (one) => one))).toEqual([
        'other',
        'upstream.merged',
      ]);
      await close();
      expect(await seenAfter('delink', (t) => merge(t, isNamed, (one) => one))).toEqual([
        'other',
        'upstream.merged',
      ]);
    },
  );

  it('of a customer who is gone, with nobody left in the place, is neither state', async () => {
    expect(await seenAfter('add', (t) => t.customers.splice(0))).toEqual(['other', 'customer.gone']);
  });

  it('with a record that is not ours tells nothing', async () => {
    const { kinds, recorder, ...rest } = await setUp(answerOf(smallTenant()));
    close = rest.close;
    expect(await kinds['card.link'].readBack([CHANGES.link[1]], { x: 1 })).toMatchObject([
      { seen: 'unavailable' },
    ]);
    expect(recorder.calls).toEqual([]);
  });
});
