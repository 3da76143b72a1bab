import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { createFinder } from '../../../../src/main/customers/find.ts';
import type { NameSearches } from '../../../../src/main/customers/name-searches.ts';
import type { Candidate } from '../../../../src/main/customers/understand.ts';
import { readNow } from '../../../../src/main/ports/clock.ts';
import type { CustomerDirectory, ToldMatch } from '../../../../src/main/ports/customer-directory.ts';
import type { PanelSource, PanelSources } from '../../../../src/main/ports/panels.ts';
import { cardUsageSource } from '../../../../src/main/systems/airpay/panel-source.ts';
import { communicationSource } from '../../../../src/main/systems/wm/panel-source.ts';
import type { LoyaltyCustomer } from '../../../../src/shared/domain/customer.ts';
import { fail, ok } from '../../../../src/shared/domain/problem.ts';
import { FoundSchema } from '../../../../src/shared/ipc/answer-views.ts';
import { createFakeClock } from '../../../support/clock.ts';
import { NO_SOURCES } from '../../../support/sources.ts';

const person = (id: string, more: Partial<LoyaltyCustomer> = {}): LoyaltyCustomer => ({
  id,
  name: `Customer ${id}`,
  tier: null,
  profiles: [],
  identifiers: [],
  cards: [],
  extendedFields: {},
  ...more,
});
const match = (customer: LoyaltyCustomer, type = 'mobile', value = '919810000001') => ({
  customer,
  matchedOn: { type, value },
});

/** A match of a look-up; `unread`: the names of the sources that have not told of it. */
const told = (customer: LoyaltyCustomer, ...unread: readonly string[]): ToldMatch => ({
  ...match(customer),
  unread: unread.map((source) => ({ source, accountId: null })),
});

/** A finder over a directory that answers by `type value`. */
const begin = (
  candidates: readonly Candidate[],
  answers: Partial<CustomerDirectory> = {},
  others: {
    readonly directory?: null;
    readonly sources?: PanelSources;
    readonly names?: NameSearches;
  } = {},
) => {
  const asked: string[] = [];
  const clock = createFakeClock();
  const directory: CustomerDirectory = {
    byIdentifier: async () => fail('internal'),
    told: async (type, value) => {
      asked.push(`${type} ${value}`);
      return answers.told?.(type, value) ?? ok([]);
    },
    completed: async (told) => {
      asked.push(`rest of ${told.customer.id}`);
      return answers.completed?.(told) ?? ok(told.customer);
    },
    takesNoSuch: (problem) => answers.takesNoSuch?.(problem) ?? false,
    byId: async (id) => {
      asked.push(`id ${id}`);
      return answers.byId?.(id) ?? ok(null);
    },
    byPrefix: async (text, page) => {
      asked.push(`prefix ${text} ${page.offset}`);
      return answers.byPrefix?.(text, page) ?? ok({ matches: [], total: 0, next: null });
    },
  };
  const finder = createFinder({
    directory,
    sources: NO_SOURCES,
    names: { begin: async () => ok(null) },
    ...others,
    readings: ['mobile', 'cardnumber', 'email', 'customerId', 'name'],
    understand: (_text, as) =>
      candidates.every((one) => as !== null && one.as !== as)
        ? { kind: 'nothing', understood: 'symbols' }
        : {
            kind: 'candidates',
            candidates: candidates.filter((one) => as === null || one.as === as),
          },
    refOf: (upstream, id) => `${upstream}-${id}`,
    clock,
  });
  return { finder, asked, clock };
};

const mobile: Candidate = { as: 'mobile', value: '919810000001' };
const card: Candidate = { as: 'cardnumber', value: '919810000001' };
const name: Candidate = { as: 'name', value: 'Asha' };
const customerId: Candidate = { as: 'customerId', value: '77' };

describe('looking for a customer', () => {
  it('asks for everything that the text may be at once, each spelling of it', async () => {
    const candidates = [mobile, { as: 'mobile', value: '9810000001' }, card, customerId] as const;
    const { finder, asked } = begin(candidates, { told: async () => ok([told(person('1'))]) });
    const found = await finder.find('x', 0, null);
    expect(asked).toEqual(['mobile 919810000001', 'mobile 9810000001', 'cardnumber 919810000001', 'id 77']);
    expect(found).toMatchObject({
      value: { understood: ['mobile', 'cardnumber', 'customerId'], unasked: [], total: 1 },
    });
  });

  it('gives everybody whom it may mean, in the order of what it most likely is', async () => {
    const { finder } = begin([card, mobile, customerId], {
      told: async (type) => ok([told(person(type === 'mobile' ? '2' : '1'))]),
      byId: async () => ok(person('77')),
    });
    expect(await finder.find('x', 0, null)).toMatchObject({
      value: {
        matches: [{ name: 'Customer 1' }, { name: 'Customer 2' }, { name: 'Customer 77' }],
        foundAs: ['cardnumber', 'mobile', 'customerId'],
        total: 3,
      },
    });
  });

  it('shows a customer who is found in two ways once, with what the whole record says', async () => {
    const whole = person('1', { cards: [] });
    const { finder } = begin([mobile, name, card], {
      told: async (type) => ok(type === 'cardnumber' ? [told(whole)] : []),
      byPrefix: async () => ok({ matches: [match(person('1')), match(person('2'))], total: 2, next: null }),
    });
    const found = await finder.find('x', 0, null);
    expect(found).toMatchObject({ value: { matches: [{ cards: 0 }, { cards: null }], total: 2 } });
    expect(finder.found('capillary-1')?.told).toEqual({ customer: whole, unread: [] });
    expect(finder.found('capillary-2')?.told).toBeNull();
  });

  it('gives the only one at once, and leaves what other sources tell to the opening', async () => {
    const partly = told(person('1', { cards: [] }), 'WECHAT');
    const { finder, asked } = begin([mobile, card], {
      told: async (type) => ok(type === 'mobile' ? [partly] : []),
    });
    expect(await finder.find('x', 0, null)).toMatchObject({
      value: { matches: [{ cards: null }], total: 1 },
    });
    expect(asked.filter((one) => one.startsWith('rest'))).toEqual([]);
    expect(finder.found('capillary-1')?.told).toEqual({ customer: partly.customer, unread: partly.unread });
  });

  it('reads on before a choice is shown, and before somebody is shown beside whom more may be meant', async () => {
    const whole = person('1', { cards: [], mergedAway: true });
    const completed = async () => ok(whole);
    const two = begin([mobile, card], {
      told: async (type) => ok([type === 'mobile' ? told(person('1'), 'WECHAT') : told(person('2'))]),
      completed,
    });
    expect(await two.finder.find('x', 0, null)).toMatchObject({
      value: { matches: [{ name: 'Customer 2' }, { name: 'Customer 1', cards: 0, mergedAway: true }] },
    });
    expect(two.finder.found('capillary-1')?.told).toEqual({ customer: whole, unread: [] });
    const partly = begin([mobile, card], {
      told: async (type) =>
        type === 'cardnumber' ? fail('net.deadline') : ok([told(person('1'), 'WECHAT')]),
      completed,
    });
    expect(await partly.finder.find('x', 0, null)).toMatchObject({
      value: { matches: [{ mergedAway: true }], unasked: ['cardnumber'] },
    });
  });

  it('shows those of a choice as they were found where the rest cannot be read', async () => {
    const { finder } = begin([mobile, card], {
      told: async (type) => ok([told(person(type === 'mobile' ? '1' : '2'), 'WECHAT')]),
      completed: async () => fail('net.deadline'),
    });
    expect(await finder.find('x', 0, null)).toMatchObject({
      value: {
        matches: [
          { name: 'Customer 1', cards: null },
          { name: 'Customer 2', cards: null },
        ],
      },
    });
    expect(finder.found('capillary-1')?.told?.unread).toHaveLength(1);
  });

  it('makes one of two records of which the rest says that they are one', async () => {
    const { finder } = begin([mobile, card], {
      told: async (type) => ok([told(person(type === 'mobile' ? '1' : '2'), 'WECHAT')]),
      completed: async () => ok(person('2')),
    });
    expect(await finder.find('x', 0, null)).toMatchObject({
      value: { matches: [{ name: 'Customer 2' }], total: 1 },
    });
  });

  it('says how many there are of a name, page by page', async () => {
    const { finder, asked } = begin([name, card], {
      byPrefix: async (_text, { offset }) =>
        ok({
          matches: offset < 40 ? [match(person(String(offset)))] : [],
          total: 41,
          next: offset < 40 ? offset + 1 : null,
        }),
    });
    expect(await finder.find('x', 0, null)).toMatchObject({ value: { total: 41, next: 1 } });
    expect(await finder.find('x', 20, null)).toMatchObject({
      value: { matches: [{ name: 'Customer 20' }], total: 41, next: 21 },
    });
    expect(await finder.find('x', 40, null)).toMatchObject({ value: { matches: [], total: 41, next: null } });
    expect(asked).toEqual(['cardnumber 919810000001', 'prefix Asha 0', 'prefix Asha 20', 'prefix Asha 40']);
  });

  it('looks up what the operator takes the text for and nothing else, and tells the other readings', async () => {
    const { finder, asked } = begin([mobile, card], { told: async () => ok([told(person('1'))]) });
    const found = await finder.find('x', 0, 'cardnumber');
    expect(asked).toEqual(['cardnumber 919810000001']);
    expect(found).toMatchObject({
      value: {
        understood: ['mobile', 'cardnumber'],
        tried: ['cardnumber'],
        foundAs: ['cardnumber'],
        others: ['email', 'customerId', 'name'],
      },
    });
    expect(await finder.find('x', 0, 'email')).toEqual(
      fail('find.not-an-identifier', { understood: 'symbols', as: 'email' }),
    );
  });

  it('tells which readings were tried, and which of them found somebody', async () => {
    const customerId: Candidate = { as: 'customerId', value: '77' };
    const later = begin([mobile, card, customerId], { byId: async () => ok(person('77')) });
    expect(await later.finder.find('x', 0, null)).toMatchObject({
      value: { tried: ['mobile', 'cardnumber', 'customerId'], foundAs: ['customerId'] },
    });
    const never = begin([mobile, card]);
    expect(await never.finder.find('x', 0, null)).toMatchObject({
      value: { tried: ['mobile', 'cardnumber'], foundAs: [], matches: [], next: null },
    });
  });

  it('says of whom an id was merged into that it was, and of nobody else', async () => {
    const customerId: Candidate = { as: 'customerId', value: '410000122' };
    const { finder } = begin([customerId], { byId: async () => ok(person('77')) });
    expect(await finder.find('x', 0, null)).toMatchObject({
      value: { matches: [{ mergedFrom: '•••• 122' }] },
    });
    expect(finder.found('capillary-77')).toMatchObject({ id: '77', mergedFrom: '•••• 122' });
    const same = begin([customerId], { byId: async () => ok(person('410000122')) });
    expect(await same.finder.find('x', 0, null)).toMatchObject({
      value: { matches: [{ mergedFrom: null }] },
    });
  });

  it('never says that nobody was found when a lookup failed', async () => {
    const failing = begin([mobile, card], { told: async () => fail('net.deadline') });
    expect(await failing.finder.find('x', 0, null)).toEqual(fail('net.deadline'));
    const second = begin([mobile, card], {
      told: async (type) => (type === 'cardnumber' ? fail('net.deadline') : ok([])),
    });
    expect(await second.finder.find('x', 0, null)).toEqual(fail('net.deadline'));
    const byId = begin([{ as: 'customerId', value: '1' }], { byId: async () => fail('reply.html') });
    expect(await byId.finder.find('x', 0, null)).toEqual(fail('reply.html'));
  });

  it('shows who was found although another lookup failed, and says what could not be asked', async () => {
    const { finder } = begin([mobile, card], {
      told: async (type) => (type === 'cardnumber' ? fail('net.deadline') : ok([told(person('1'))])),
    });
    expect(await finder.find('x', 0, null)).toMatchObject({
      value: { total: 1, foundAs: ['mobile'], unasked: ['cardnumber'] },
    });
  });

  it('takes a refusal of the value itself for a no, and says it where nothing else was answered', async () => {
    const refusal = fail('upstream.rejected', { code: 8013 });
    const { finder } = begin([mobile, card], {
      told: async (type) => (type === 'cardnumber' ? refusal : ok([])),
      takesNoSuch: ({ code }) => code === 'upstream.rejected',
    });
    expect(await finder.find('x', 0, null)).toMatchObject({ value: { total: 0, unasked: [] } });
    expect(await finder.find('x', 0, 'cardnumber')).toEqual(refusal);
  });

  it('asks for the spellings of a name in turn, and for pages of the one that found somebody', async () => {
    const { finder, asked } = begin(
      [
        { as: 'name', value: 'Dr. Asha' },
        { as: 'name', value: 'Asha' },
      ],
      {
        byPrefix: async (text, { offset }) =>
          ok(
            text === 'Asha'
              ? { matches: [match(person(String(offset)))], total: 2, next: offset === 0 ? 20 : null }
              : { matches: [], total: 0, next: null },
          ),
      },
    );
    expect(await finder.find('x', 0, null)).toMatchObject({ value: { total: 2, next: 20 } });
    expect(await finder.find('x', 20, null)).toMatchObject({ value: { next: null } });
    expect(asked).toEqual(['prefix Dr. Asha 0', 'prefix Asha 0', 'prefix Dr. Asha 20', 'prefix Asha 20']);
  });

  it('asks for no name where the searches by name are used up, and for the rest all the same', async () => {
    const refusal = fail('find.too-many-names', { perMinute: 30 });
    const names = { begin: async () => refusal };
    const { finder, asked } = begin([name, card], { told: async () => ok([told(person('1'))]) }, { names });
    expect(await finder.find('x', 0, null)).toMatchObject({ value: { total: 1, unasked: ['name'] } });
    expect(await finder.find('x', 0, 'name')).toEqual(refusal);
    expect(asked).toEqual(['cardnumber 919810000001']);
  });

  it('says what a text that is nothing was understood as', async () => {
    expect(await begin([]).finder.find('!!', 0, null)).toEqual(
      fail('find.not-an-identifier', { understood: 'symbols' }),
    );
  });

  it('shows masked values and bounded text, and fits the contract', async () => {
    const long = 'x'.repeat(900);
    const identifiers = ['mobile', 'cardnumber', 'email'].map((type) => ({
      type,
      value: type === 'email' ? 'asha.verma@example.com' : '6375000000010045',
      source: long,
      accountId: null,
      primary: false,
    }));
    const customer = person('1', {
      name: long,
      tier: long,
      identifiers,
      profiles: [{ source: long, accountId: null, name: long, fields: {} }],
    });
    for (const on of [
      match(customer, 'cardnumber', '6375000000010045'),
      match(customer, 'firstName', long),
      match(customer, long, 'asha.verma@example.com'),
    ]) {
      const { finder } = begin([mobile], { told: async () => ok([{ ...on, unread: [] }]) });
      const found = await finder.find('x', 0, null);
      if (!found.ok) throw new Error(found.problem.code);
      expect(v.is(FoundSchema, found.value)).toBe(true);
      expect(JSON.stringify(found.value)).not.toMatch(/63750000|asha\.verma/);
    }
  });
});

describe('a match', () => {
  it('stands for the customer for as long as it is among the last five hundred', async () => {
    const { finder, clock } = begin([{ as: 'customerId', value: '1' }], {
      byId: async () => ok(person('1')),
    });
    await finder.find('x', 0, null);
    expect(finder.found('capillary-1')).toMatchObject({
      id: '1',
      upstream: 'capillary',
      read: readNow(clock),
    });
    expect(finder.found('capillary-2')).toBeNull();
    const many = begin([mobile], {
      told: async () => ok(Array.from({ length: 600 }, (_, at) => told(person(String(at))))),
    });
    await many.finder.find('x', 0, null);
    expect(many.finder.found('capillary-99')).toBeNull();
    expect(many.finder.found('capillary-100')).not.toBeNull();
  });
});

describe('with Capillary off', () => {
  const usage = (known: boolean) =>
    cardUsageSource({
      get: async () =>
        known ? ok({ CONTACTLESS: null, ATM: null, POS: null, ECOM: null }) : fail('upstream.rejected'),
    });
  const preferences = (known: boolean | null) =>
    communicationSource({
      get: async () => (known === null ? fail('net.deadline') : ok(known ? { categories: [] } : null)),
    });
  const off = (airpay: PanelSource<'airpay'> | null, wm: PanelSource<'wm'>) =>
    begin([], {}, { directory: null, sources: { ...NO_SOURCES, airpay, wm } }).finder;

  it('takes an airpay entity id or a WM customer id', async () => {
    const found = await off(usage(true), preferences(true)).find(' 770012345 ', 0, null);
    expect(found).toMatchObject({
      value: {
        total: 2,
        matches: [
          { ref: 'airpay-770012345', matchedOn: { type: 'airpayEntityId', masked: '•••• 345' } },
          { ref: 'wm-770012345', matchedOn: { type: 'wmCustomerId' } },
        ],
      },
    });
    expect(JSON.stringify(found)).toContain('••••');
  });

  it('does not ask WM for what is no number', async () => {
    const asked: string[] = [];
    const communication = communicationSource({
      get: async (id) => {
        asked.push(id);
        return ok(null);
      },
    });
    expect(await off(usage(true), communication).find('CUST0001', 0, null)).toMatchObject({
      value: { total: 1 },
    });
    expect(asked).toEqual([]);
  });

  it('says why when nobody can be found', async () => {
    expect(await off(usage(false), preferences(false)).find('1', 0, null)).toEqual(fail('upstream.rejected'));
    expect(await off(usage(false), preferences(true)).find('1', 0, null)).toMatchObject({
      value: { total: 1 },
    });
    const none = off(null, preferences(null));
    expect(await none.find('1', 0, null)).toEqual(fail('net.deadline'));
    expect(await none.find('  ', 0, null)).toEqual(
      fail('find.not-an-identifier', { understood: 'too-short' }),
    );
  });
});
