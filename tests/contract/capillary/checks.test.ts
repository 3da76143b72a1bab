import { afterEach, describe, expect, it } from 'vitest';
import type { ChangePayloads } from '../../../src/shared/kinds/kinds.ts';
import type { CapillarySettings } from '../../../src/shared/systems/capillary.ts';
import { ATTEMPT, changeOf, setUp } from './set-up.ts';
import { answerOf, smallTenant, type Tenant } from './tenant.ts';

let close = async (): Promise<void> => {};
afterEach(() => close());

const SOURCES: Partial<CapillarySettings> = {
  sources: [
    { source: 'INSTORE', accountId: null },
    { source: 'WECHAT', accountId: 'acc-1' },
  ],
};

const start = async (tenant: Tenant, settings: Partial<CapillarySettings> = {}) => {
  const started = await setUp(answerOf(tenant), { ...SOURCES, ...settings });
  close = started.close;
  return started;
};

type Started = Awaited<ReturnType<typeof start>>;
type Check = (
  started: Started,
  capillaryId?: string | null,
) => ReturnType<Started['kinds']['card.link']['check']>;

const link =
  (cardNumber: string, statusLabel: string | null = null): Check =>
  ({ kinds }, id = '101') =>
    kinds['card.link'].check([changeOf('card.link', { cardNumber, statusLabel }, id)]);

const delink =
  (cardNumber: string, statusLabel = 'Printed'): Check =>
  ({ kinds }, id = '101') =>
    kinds['card.delink'].check([changeOf('card.delink', { cardNumber, statusLabel, reason: 'lost' }, id)]);

const add =
  (payload: ChangePayloads['identifier.add']): Check =>
  ({ kinds }, id = '101') =>
    kinds['identifier.add'].check([changeOf('identifier.add', payload, id)]);

const remove =
  (payload: ChangePayloads['identifier.remove']): Check =>
  ({ kinds }, id = '101') =>
    kinds['identifier.remove'].check([changeOf('identifier.remove', payload, id)]);

/** Checks, tries to send all the same, and gives the findings as `level code`; a block must have sent nothing. */
const findingsOf = async (
  check: Check,
  { tenant = smallTenant(), settings = {}, id = '101' as string | null } = {},
): Promise<readonly string[]> => {
  const started = await start(tenant, settings);
  const checked = await check(started, id);
  const findings = [...checked.findings.values()].flat();
  const reply = await checked.send(ATTEMPT);
  const writes = started.recorder.calls.filter(({ method }) => method === 'POST').length;
  const isBlocked = findings.some(({ level }) => level === 'block');
  expect([reply.outcome, writes]).toEqual(isBlocked ? ['not-sent', 0] : ['accepted', 1]);
  return findings.map(({ level, problem }) => `${level} ${problem.code}`);
};

const changed = (change: (tenant: Tenant) => void): Tenant => {
  const tenant = smallTenant();
  change(tenant);
  return tenant;
};

const newCard = (tenant: Tenant): Record<string, unknown> => tenant.cards[2] ?? {};

describe('the check of a link', () => {
  it('passes for a card that is nobody’s', async () => {
    expect(await findingsOf(link('GOLD0003'))).toEqual([]);
    expect(await findingsOf(link('GOLD0003', 'Card Issued'))).toEqual([]);
  });

  it('shows both owners, masked, of a card that is somebody else’s', async () => {
    const checked = await link('GOLD0002')(await start(smallTenant()));
    expect(checked.findings.get('change-1')).toEqual([
      {
        level: 'block',
        problem: { code: 'card.of-another-customer', data: {} },
        owners: [
          {
            name: 'Asha',
            identifiers: [
              { type: 'mobile', masked: '•••• 210' },
              { type: 'email', masked: 'a•••@•••.com' },
            ],
            cards: 1,
            sources: ['INSTORE'],
            here: true,
          },
          {
            name: 'Meera',
            identifiers: [{ type: 'wechat', masked: '•••• 202' }],
            cards: 1,
            sources: ['WECHAT'],
            here: false,
          },
        ],
      },
    ]);
  });

  it('shows the owner by the card’s own record where no look-up finds one', async () => {
    const tenant = changed((t) => {
      newCard(t).customerId = 202;
    });
    const checked = await link('GOLD0003')(await start(tenant));
    expect(checked.findings.get('change-1')).toMatchObject([
      {
        problem: { code: 'card.of-another-customer' },
        owners: [{ here: true }, { name: 'Meera', here: false }],
      },
    ]);
  });

  it.each([[['mobile', 'cardnumber']], [['mobile']], [[]]] as const)(
    'finds an owner by look-up where the card’s own record names nobody, whatever a text is looked up by: %j',
    async (lookupTypes) => {
      const tenant = changed((t) => {
        t.cards = t.cards.map((card) => ({ ...card, customerId: 0 }));
      });
      const checked = await link('GOLD0002')(await start(tenant, { lookupTypes: [...lookupTypes] }));
      expect(checked.findings.get('change-1')).toMatchObject([
        { level: 'block', problem: { code: 'card.of-another-customer' }, owners: [{}, { name: 'Meera' }] },
      ]);
    },
  );

  it.each([
    ['takes no look-up by a card: the card’s own record says whose it is', 8013, []],
    ['cannot be asked', 500, ['block check.unreadable']],
  ])('of a tenant that %s', async (_, code, findings) => {
    const tenant = changed((t) => {
      t.broken.set('/v2/customers/lookup/customerDetails', {
        status: 400,
        json: { errors: [{ status: false, code, message: 'no' }] },
      });
    });
    expect(await findingsOf(link('GOLD0003'), { tenant })).toEqual(findings);
  });

  it('blocks a card of somebody who cannot be read, with one owner shown', async () => {
    const tenant = changed((t) => {
      newCard(t).customerId = 202;
      t.broken.set('/v2/customers/202', { text: '<html>' });
    });
    const checked = await link('GOLD0003')(await start(tenant));
    expect(checked.findings.get('change-1')).toMatchObject([
      { level: 'block', problem: { code: 'card.of-another-customer' }, owners: [{ here: true }] },
    ]);
  });

  it.each<[string, Check, (tenant: Tenant) => void, readonly string[]]>([
    ['is unknown', link('GOLD0009'), () => {}, ['block card.not-found']],
    ['is here already', link('GOLD0001'), () => {}, ['block card.already-linked']],
    [
      'names a record that was merged into this one',
      link('GOLD0003'),
      (t) => {
        t.merged.set('77', t.customers[0] ?? null);
        newCard(t).customerId = 77;
      },
      ['block card.already-linked'],
    ],
    ['is no number', link('GOLD'), () => {}, ['block card.invalid-number']],
    ['has a space around it', link(' GOLD0003'), () => {}, ['block card.invalid-number']],
    [
      'is deleted',
      link('GOLD0003'),
      (t) => Object.assign(newCard(t), { statusInfo: { label: 'X', status: 'DELETED' } }),
      ['block card.not-linkable'],
    ],
    [
      'has expired',
      link('GOLD0003'),
      (t) => Object.assign(newCard(t), { expiryDate: '2020-01-01' }),
      ['block card.not-linkable'],
    ],
    [
      'has no series',
      link('GOLD0003'),
      (t) => Object.assign(newCard(t), { seriesId: null }),
      ['block card.no-series'],
    ],
    ['is of a series that is gone', link('GOLD0003'), (t) => t.series.splice(0), ['block card.no-series']],
    [
      'is of a series that is off',
      link('GOLD0003'),
      (t) => Object.assign(t.series[0] ?? {}, { isActive: false }),
      ['block card.series-inactive'],
    ],
    [
      'does not fit its series',
      link('GOLD0003'),
      (t) => Object.assign(t.series[0] ?? {}, { cardGenerationConfiguration: { length: 16 } }),
      ['block card.invalid-number'],
    ],
    [
      'is one too many',
      link('GOLD0003'),
      (t) => Object.assign(t.series[0] ?? {}, { maxActiveCardsPerCustomer: 1 }),
      ['warn card.cap-reached'],
    ],
    ['has a label in another case', link('GOLD0003', 'card issued'), () => {}, ['block card.label-gone']],
    ['has a label of another status', link('GOLD0003', 'Printed'), () => {}, ['block card.label-gone']],
    ['finds no label for it', link('GOLD0003'), (t) => t.labels.splice(0, 1), ['block card.label-gone']],
  ])('sees that the card %s', async (_, check, change, findings) => {
    expect(await findingsOf(check, { tenant: changed(change) })).toEqual(findings);
  });

  it('is off where cards may not be changed', async () => {
    expect(await findingsOf(link('GOLD0003'), { settings: { changeTypes: ['mobile'] } })).toEqual([
      'block identifier.type-off',
    ]);
  });

  it.each([
    '/v2/customers/101',
    '/v2/card',
    '/v2/card/series/get/all',
    '/v2/genericStatus/card/labels',
    '/v2/customers/lookup/customerDetails',
  ])('blocks when %s cannot be read', async (path) => {
    const tenant = changed((t) => t.broken.set(path, { text: '<html>' }));
    expect(await findingsOf(link('GOLD0003'), { tenant })).toEqual(['block check.unreadable']);
  });
});

describe('the check of any change', () => {
  const checks: readonly [string, Check][] = [
    ['a link', link('GOLD0003')],
    ['a delink', delink('GOLD0001')],
    ['an addition', add({ type: 'email', value: 'new@example.com' })],
    ['a removal', remove({ type: 'email', value: 'asha@example.com' })],
  ];

  it.each(checks)('blocks %s for a customer without an id', async (_, check) => {
    expect(await findingsOf(check, { id: null })).toEqual(['block identity.unresolved']);
  });

  it.each(checks)('blocks %s for a customer who is gone', async (_, check) => {
    expect(await findingsOf(check, { id: '999' })).toEqual(['block customer.gone']);
  });

  it.each(checks)('blocks %s for a customer who was merged', async (_, check) => {
    const known = changed((t) => t.merged.set('77', t.customers[0] ?? null));
    expect(await findingsOf(check, { tenant: known, id: '77' })).toEqual(['block upstream.merged']);
    await close();
    const unknown = changed((t) => t.merged.set('77', null));
    expect(await findingsOf(check, { tenant: unknown, id: '77' })).toEqual(['block upstream.merged']);
  });
});

describe('the check of a delink', () => {
  it('passes for a card of the customer', async () => {
    expect(await findingsOf(delink('GOLD0001'))).toEqual([]);
  });

  it.each<[string, Check, (tenant: Tenant) => void, readonly string[]]>([
    ['is nobody’s', delink('GOLD0003'), () => {}, ['block card.not-linked']],
    ['is somebody else’s', delink('GOLD0002'), () => {}, ['block card.not-linked']],
    ['is unknown', delink('GOLD0009'), () => {}, ['block card.not-found']],
    ['has lost the label', delink('GOLD0001', 'Lost'), () => {}, ['block card.label-gone']],
    ['has a label of another status', delink('GOLD0001', 'Card Issued'), () => {}, ['block card.label-gone']],
    [
      'cannot be read',
      delink('GOLD0001'),
      (t) => t.broken.set('/v2/card', { text: '' }),
      ['block check.unreadable'],
    ],
  ])('sees that the card %s', async (_, check, change, findings) => {
    expect(await findingsOf(check, { tenant: changed(change) })).toEqual(findings);
  });

  it.each([
    ['that holds it', 'GOLD0002', '202', 'source=WECHAT&accountId=acc-1'],
    ['of the settings where no profile names it', 'GOLD0001', '101', 'source=INSTORE'],
    ['of the settings where the profile names no source', 'GOLD0001', '303', 'source=INSTORE'],
  ])('delinks it from the source %s', async (_, number, id, query) => {
    const tenant = changed((t) => {
      const identifiers = [
        { type: 'mobile', value: '919876500303' },
        { type: 'cardnumber', value: 'GOLD0001' },
      ];
      t.customers = [...t.customers, { id: 303, profiles: [{ firstName: 'Zoya', source: '', identifiers }] }];
      if (id === '303') t.cards = t.cards.map((card) => ({ ...card, customerId: 303 }));
    });
    const started = await start(tenant);
    await (await delink(number)(started, id)).send(ATTEMPT);
    expect(started.recorder.calls.at(-1)).toMatchObject({ method: 'POST', query });
  });
});

describe('the check of an added identifier', () => {
  it('shows both owners of an identifier that somebody holds in any source', async () => {
    const checked = await add({ type: 'wechat', value: 'wc-202' })(await start(smallTenant()));
    expect(checked.findings.get('change-1')).toMatchObject([
      {
        level: 'block',
        problem: { code: 'identifier.of-another-customer', data: { type: 'wechat' } },
        owners: [
          { name: 'Asha', here: true },
          { name: 'Meera', here: false },
        ],
      },
    ]);
    expect(JSON.stringify([...checked.findings])).not.toContain('9876543210');
  });

  it.each<[string, Check, readonly string[]]>([
    ['free', add({ type: 'email', value: 'new@example.com' }), []],
    ['here already', add({ type: 'mobile', value: '9876543210' }), ['block identifier.already-here']],
    [
      'here in other letters',
      add({ type: 'email', value: 'ASHA@example.com' }),
      ['block identifier.already-here'],
    ],
    ['not valid', add({ type: 'mobile', value: '12' }), ['block identifier.invalid']],
    ['of a type that is off', add({ type: 'externalId', value: 'E1' }), ['block identifier.type-off']],
    ['a card', add({ type: 'cardnumber', value: 'GOLD0003' }), ['block identifier.type-off']],
  ])('sees that it is %s', async (_, check, findings) => {
    expect(await findingsOf(check)).toEqual(findings);
  });

  it('looks up whose it is also of a type that an undirected text is not asked for', async () => {
    expect(
      await findingsOf(add({ type: 'line', value: 'l-1' }), { settings: { changeTypes: ['line'] } }),
    ).toEqual([]);
  });
});

describe('the check of a removed identifier', () => {
  it.each<[string, Check, readonly string[]]>([
    ['ordinary', remove({ type: 'email', value: 'asha@example.com' }), []],
    ['the primary one', remove({ type: 'mobile', value: '919876543210' }), ['warn identifier.primary']],
    ['not here', remove({ type: 'email', value: 'other@example.com' }), ['block identifier.not-here']],
    ['a card', remove({ type: 'cardnumber', value: 'GOLD0001' }), ['block identifier.type-off']],
    ['of a type that is off', remove({ type: 'externalId', value: 'E1' }), ['block identifier.type-off']],
  ])('sees that it is %s', async (_, check, findings) => {
    expect(await findingsOf(check)).toEqual(findings);
  });

  it('keeps the last one: a card does not count', async () => {
    expect(await findingsOf(remove({ type: 'wechat', value: 'wc-202' }), { id: '202' })).toEqual([
      'block identifier.last',
    ]);
  });

  it.each<[string, ChangePayloads['identifier.remove'], readonly string[]]>([
    [
      'one whose removal may still be made',
      { type: 'mobile', value: '919876543210' },
      ['block identifier.perhaps-last'],
    ],
    ['another than the ones there', { type: 'mobile', value: '919000000000' }, []],
  ])('keeps the last one: beside it, %s does not count', async (_, sent, findings) => {
    const open = [changeOf('identifier.remove', sent)];
    const payload = { type: 'email', value: 'asha@example.com' };
    const check: Check = ({ kinds }, id = '101') =>
      kinds['identifier.remove'].check([changeOf('identifier.remove', payload, id)], {
        open: async () => open,
      });
    expect(await findingsOf(check)).toEqual(findings);
  });

  it.each<[string, readonly ('identifier.remove' | 'identifier.add')[], readonly string[]]>([
    ['a removal', ['identifier.remove'], ['block identifier.perhaps-last']],
    ['an addition', ['identifier.add'], []],
    ['a removal that was taken back', ['identifier.remove', 'identifier.add'], []],
    [
      'an addition that was taken back',
      ['identifier.add', 'identifier.remove'],
      ['block identifier.perhaps-last'],
    ],
  ])('keeps the last one: a read may not show %s of a moment ago yet', async (_, kindsSent, findings) => {
    const lately = kindsSent.map((kind) => changeOf(kind, { type: 'mobile', value: '919876543210' }));
    const payload = { type: 'email', value: 'asha@example.com' };
    const check: Check = ({ kinds }, id = '101') =>
      kinds['identifier.remove'].check([changeOf('identifier.remove', payload, id)], {
        lately: async () => lately,
      });
    expect(await findingsOf(check)).toEqual(findings);
  });

  it('removes it from the source that holds it', async () => {
    const tenant = changed((t) => {
      t.customers = t.customers.map((one) => ({
        ...one,
        profiles: [
          ...one.profiles,
          {
            firstName: '',
            source: 'WECHAT',
            accountId: 'acc-1',
            identifiers: [{ type: 'wechat', value: `extra-${one.id}` }],
          },
        ],
      }));
    });
    const started = await start(tenant);
    const checked = await remove({ type: 'wechat', value: 'extra-101' })(started);
    await checked.send(ATTEMPT);
    expect(started.recorder.calls.at(-1)).toMatchObject({
      method: 'POST',
      query: 'source=WECHAT&accountId=acc-1',
    });
  });
});
