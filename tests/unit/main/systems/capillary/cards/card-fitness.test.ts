import { describe, expect, it } from 'vitest';
import {
  capFindings,
  cardFindings,
  isPast,
} from '../../../../../../src/main/systems/capillary/cards/card-fitness.ts';
import { defaultLabel, labelFor } from '../../../../../../src/main/systems/capillary/cards/card-label.ts';
import { toSeries } from '../../../../../../src/main/systems/capillary/replies/to-card.ts';
import type { Card, CardLabel, CardSeries } from '../../../../../../src/shared/domain/card.ts';
import type { LoyaltyCustomer } from '../../../../../../src/shared/domain/customer.ts';

const TODAY = '2026-03-10';

const CARD: Card = {
  number: 'GOLD00000042',
  seriesId: 7,
  seriesCode: 'GOLD',
  seriesName: 'Gold',
  statusLabel: 'Printed',
  status: 'NOT_ISSUED',
  active: true,
  issuedOn: null,
  expiresOn: null,
  maxActive: null,
};

const SERIES: CardSeries = {
  id: 7,
  code: 'GOLD',
  name: 'Gold',
  type: 'PHYSICAL',
  active: true,
  generates: false,
  maxActivePerCustomer: 2,
  prefix: 'GOLD',
  suffix: '42',
  length: 12,
};

const codes = (card: Partial<Card>, series: Partial<CardSeries> | null = {}) =>
  cardFindings({ ...CARD, ...card }, series === null ? null : { ...SERIES, ...series }, TODAY).map(
    ({ problem }) => problem.code,
  );

describe('a card that is to be linked', () => {
  it('passes when nothing stands against it', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ status: 'ISSUED' })).toEqual([]);
    expect(codes({ status: null })).toEqual([]);
    expect(codes({ number: 'anything' }, { prefix: '', suffix: '', length: 0 })).toEqual([]);
  });

  it.each([
    ['deleted', { status: 'DELETED' as const }, {}, 'card.not-linkable'],
    ['expired', { status: 'EXPIRED' as const }, {}, 'card.not-linkable'],
    ['suspended', { status: 'SUSPENDED' as const }, {}, 'card.not-linkable'],
    ['past its date', { expiresOn: '2026-03-09' }, {}, 'card.not-linkable'],
    ['of no series', {}, null, 'card.no-series'],
    ['of a series that is off', {}, { active: false }, 'card.series-inactive'],
    ['without the prefix', { number: 'SILV00000042' }, {}, 'card.invalid-number'],
    ['without the suffix', { number: 'GOLD00000043' }, {}, 'card.invalid-number'],
    ['too short', { number: 'GOLD0000042' }, {}, 'card.invalid-number'],
  ])('is blocked when it is %s', (_, card, series, code) => {
    expect(codes(card, series)).toEqual([code]);
  });

  it.each([
    ['2026-03-11', false],
    ['2026-03-10', false],
    ['2026-03-09', true],
    ['2025-12-31', true],
    [null, false],
  ])('counts the date %s as past: %s', (date, past) => {
    expect(isPast(date, TODAY)).toBe(past);
  });
});

describe('the cap of active cards', () => {
  const holder = (cards: readonly Partial<Card>[]): LoyaltyCustomer => ({
    id: '1',
    name: '',
    tier: null,
    profiles: [],
    identifiers: [],
    cards: cards.map((card) => ({ ...CARD, status: 'ACTIVE', ...card })),
    extendedFields: {},
  });

  it('warns when the customer holds as many active cards of the series', () => {
    expect(capFindings(holder([{}, {}]), SERIES, null)).toMatchObject([
      { level: 'warn', problem: { code: 'card.cap-reached', data: { series: 'Gold', limit: 2, held: 2 } } },
    ]);
  });

  it.each([
    ['one less', [{}], SERIES],
    ['cards of another series', [{}, { seriesId: 8 }], SERIES],
    ['a suspended card', [{}, { status: 'SUSPENDED' as const }], SERIES],
    ['a series without a cap', [{}, {}, {}], { ...SERIES, maxActivePerCustomer: 0 }],
  ])('does not warn for %s', (_, cards, series) => {
    expect(capFindings(holder(cards), series, null)).toEqual([]);
  });

  it('takes the cap of the card where the series tells none', () => {
    const uncapped = { ...SERIES, maxActivePerCustomer: 0 };
    expect(capFindings(holder([{}]), uncapped, 1)).toHaveLength(1);
  });

  it('reads a series without a cap as none', () => {
    const [series] = toSeries({
      data: [
        {
          id: 7,
          code: null,
          name: null,
          type: null,
          isActive: null,
          maxActiveCardsPerCustomer: null,
          cardGenerationEnabled: null,
          cardGenerationConfiguration: null,
        },
      ],
    });
    expect(series).toMatchObject({ maxActivePerCustomer: 0, active: true, generates: false, name: '7' });
  });
});

describe('the label of a link', () => {
  const label = (text: string, more: Partial<CardLabel> = {}): CardLabel => ({
    label: text,
    status: 'ACTIVE',
    active: true,
    isDefault: false,
    ...more,
  });

  it.each([
    ['the one marked as default', [label('A'), label('B', { isDefault: true }), label('ACTIVE')], 'B'],
    ["the platform's own", [label('A'), label('ACTIVE')], 'ACTIVE'],
    [
      'the only one',
      [label('Card Issued'), label('X', { status: 'EXPIRED', isDefault: true })],
      'Card Issued',
    ],
    ['none among several', [label('A'), label('B')], null],
    ['none that is off', [label('ACTIVE', { active: false })], null],
    ['none at all', [], null],
  ])('is %s', (_, labels, expected) => {
    expect(defaultLabel(labels, 'ACTIVE')).toBe(expected);
  });

  it('is never trimmed or re-cased', () => {
    const labels = [label(' Card Issued ')];
    expect(labelFor(labels, ' Card Issued ', 'ACTIVE')).toBe(' Card Issued ');
    expect(labelFor(labels, 'Card Issued', 'ACTIVE')).toBeNull();
    expect(labelFor(labels, ' card issued ', 'ACTIVE')).toBeNull();
    expect(labelFor(labels, ' Card Issued ', 'NOT_ISSUED')).toBeNull();
  });
});
