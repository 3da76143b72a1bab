import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { describe, expect, test } from 'vitest';
import { makeCredentials } from '../../../../src/main/training/credentials.ts';
import { buildPopulation } from '../../../../src/main/training/population/build.ts';

const population = buildPopulation(1);
const { people, unlinkedCards, capillary, airpay, wm } = population;
const tagged = (tag: string) => people.filter((person) => person.tags.includes(tag));

describe('the population of a seed', () => {
  test('is the same every time, and another for another seed', () => {
    expect(buildPopulation(1)).toEqual(population);
    expect(buildPopulation(2).people).not.toEqual(people);
    expect(
      buildPopulation(2)
        .people.slice(0, 2)
        .map(({ name, mobile }) => [name, mobile]),
    ).toEqual([
      ['Asha Verma', '919810000001'],
      ['Ravi Iyer', '919810000002'],
    ]);
  });

  test('begins with Asha Verma of Bengaluru and her two Gold cards', () => {
    expect(people[0]).toMatchObject({
      name: 'Asha Verma',
      city: 'Bengaluru',
      country: 'IN',
      mobile: '919810000001',
      email: 'asha.verma@example.in',
      cards: [
        { number: '6011000000000019', seriesId: 101, label: 'In Hand' },
        { number: '6011000000000027', seriesId: 101, label: 'In Hand' },
      ],
    });
    expect(people[1]?.name).toBe('Ravi Iyer');
  });

  test('has at least 60 people of both countries', () => {
    expect(people.length).toBeGreaterThanOrEqual(60);
    expect(tagged('in').length).toBeGreaterThan(20);
    expect(tagged('us').length).toBeGreaterThan(15);
  });

  test.each([1, 2, 77])(
    'of seed %i has valid numbers of the country, and addresses that reach nobody',
    (seed) => {
      for (const { mobile, email, country } of buildPopulation(seed).people) {
        const phone = parsePhoneNumberFromString(`+${mobile}`);
        expect([mobile, phone?.isValid(), phone?.country]).toEqual([mobile, true, country]);
        if (email !== null) expect(email).toMatch(/^[a-z.]+\d*@example\.(in|com)$/);
      }
    },
  );

  test.each([1, 2, 77])('of seed %i has no id, identifier or card number twice', (seed) => {
    const { people: all, unlinkedCards: free } = buildPopulation(seed);
    const once = (values: readonly string[]) => expect(new Set(values).size).toBe(values.length);
    once(all.map((person) => person.capillaryId));
    once(all.map((person) => person.airpayEntityId));
    once(all.map((person) => person.wmCustomerId));
    once(all.flatMap((person) => person.identifiers.map(({ type, value }) => `${type}:${value}`)));
    once([
      ...all.flatMap((person) => person.cards.map((card) => card.number)),
      ...free.map((card) => card.number),
    ]);
  });

  test('is linked across the three systems, except where it says otherwise', () => {
    for (const person of people) {
      expect(airpay.some((account) => account.entityId === person.airpayEntityId)).toBe(true);
      expect(wm.some((customer) => customer.customerId === person.wmCustomerId)).toBe(true);
      const record = capillary.customers.find(({ id }) => String(id) === person.capillaryId);
      const external = record?.profiles.flatMap(({ identifiers }) =>
        identifiers.filter(({ type }) => type === 'externalId').map(({ value }) => value),
      );
      const hidden = person.tags.includes('no-external-id') || person.tags.includes('one-identifier');
      expect(external).toEqual(hidden ? [] : [person.airpayEntityId]);
      const told = record?.profiles[0]?.fields.wm_customer_id;
      expect(told).toBe(person.tags.includes('no-wm-id') ? undefined : person.wmCustomerId);
    }
  });
});

describe('who is there for a reason', () => {
  test.each([
    'plain',
    'two-cards',
    'many-cards',
    'merge-target',
    'merge-source',
    'text-opt-out',
    'no-external-id',
    'no-wm-id',
    'same-name',
    'partial-profile',
    'one-identifier',
    'two-places',
    'devanagari',
    'tamil',
    'apostrophe',
    'accents',
    'long-name',
  ])('somebody is tagged %s', (tag) => {
    expect(tagged(tag)).not.toEqual([]);
  });

  test('airpay tells nothing about exactly one', () => {
    expect(airpay.filter(({ shape }) => shape === 'silent').map(({ entityId }) => entityId)).toEqual(
      tagged('airpay-silent').map(({ airpayEntityId }) => airpayEntityId),
    );
    expect(tagged('airpay-silent')).toHaveLength(1);
    expect(airpay.filter(({ shape }) => shape === 'booleans').length).toBeGreaterThan(people.length / 2);
  });

  test('one has 25 cards, one has only one identifier, and some share a name', () => {
    expect(tagged('many-cards')[0]?.cards).toHaveLength(25);
    expect(tagged('one-identifier')[0]?.identifiers).toHaveLength(1);
    expect(tagged('one-identifier')[0]?.cards).toEqual([]);
    expect(new Set(tagged('same-name').map(({ name }) => name))).toEqual(new Set(['Priya Sharma']));
    expect(tagged('same-name')).toHaveLength(3);
  });

  test('the two that merge share nothing and live in different sources, the newer in WECHAT', () => {
    const [older, newer] = [tagged('merge-target')[0], tagged('merge-source')[0]];
    expect(new Set(older?.identifiers.map(({ source }) => source))).toEqual(new Set(['INSTORE']));
    expect(newer?.identifiers.every((one) => one.source === 'WECHAT' && one.accountId === 'wx-1')).toBe(true);
    const created = (id: string | undefined) =>
      capillary.customers.find((customer) => String(customer.id) === id)?.createdOn ?? 0;
    expect(created(older?.capillaryId)).toBeLessThan(created(newer?.capillaryId));
  });
});

describe('cards', () => {
  test('at least 20 are linked to nobody, of every kind', () => {
    expect(unlinkedCards.length).toBeGreaterThanOrEqual(20);
    expect(new Set(unlinkedCards.flatMap(({ tags }) => tags))).toEqual(
      new Set([
        ...['linkable', 'expired', 'suspended', 'inactive-series', 'no-series'],
        ...['case', 'not-linkable', 'last-number'],
      ]),
    );
    const linked = new Set(people.flatMap(({ cards }) => cards.map(({ number }) => number)));
    expect(unlinkedCards.filter(({ number }) => linked.has(number))).toEqual([]);
  });

  test.each([1, 2, 77])('of seed %i fit their series, and nobody is past a cap', (seed) => {
    const { capillary: tenant } = buildPopulation(seed);
    for (const { number, seriesId } of tenant.cards) {
      const rule = tenant.series.find(({ id }) => id === seriesId)?.configuration;
      if (rule === null || rule === undefined) continue;
      expect(number.startsWith(rule.prefix) && number.endsWith(rule.suffix)).toBe(true);
      expect(number).toHaveLength(rule.length);
    }
    for (const { id, maxActive } of tenant.series.filter((series) => series.maxActive > 0)) {
      const active = tenant.cards.filter((card) => card.seriesId === id && card.log[0].status === 'ACTIVE');
      for (const cards of Map.groupBy(active, (card) => card.customerId).values())
        expect(cards.length).toBeLessThanOrEqual(maxActive);
    }
  });
});

describe('the credentials of a seed', () => {
  test('are the same every time, plainly fake, and all different', () => {
    const made = makeCredentials(1);
    expect(makeCredentials(1)).toEqual(made);
    expect(makeCredentials(2)).not.toEqual(made);
    const all = [made.airpay, made.capillary, made.wm].flatMap((one) => Object.values(one));
    expect(all.filter((value) => !value.includes('TRAINING'))).toEqual([]);
    expect(new Set(all).size).toBe(all.length);
  });

  test('hold an access token that reads as a JWT and ends far away', () => {
    const parts = makeCredentials(1).wm.accessToken.split('.');
    expect(parts).toHaveLength(3);
    const claims = JSON.parse(Buffer.from(parts[1] ?? '', 'base64url').toString('utf8'));
    expect(claims.exp).toBeGreaterThan(Date.parse('2090-01-01') / 1000);
  });
});
