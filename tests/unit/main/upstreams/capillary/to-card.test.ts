import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  CardReply,
  LabelsReply,
  SeriesListReply,
} from '../../../../../src/main/upstreams/capillary/replies.ts';
import { toLabels, toOwnedCard, toSeries } from '../../../../../src/main/upstreams/capillary/to-card.ts';

describe('a card of a reply', () => {
  it.each([
    ['customer 0', { customerId: 0 }, null],
    ['customer "0"', { customerId: '0' }, null],
    ['no customer', {}, null],
    ['a null customer', { customerId: null }, null],
    ['a customer', { customerId: 374395406 }, '374395406'],
  ])('belongs to whom %s says', (_, members, ownerId) => {
    expect(toOwnedCard(v.parse(CardReply, { cardNumber: 'test123112121', ...members })).ownerId).toBe(
      ownerId,
    );
  });

  it('needs its number', () => {
    expect(v.safeParse(CardReply, { customerId: 1 }).success).toBe(false);
  });
});

describe('the series of a tenant', () => {
  it('takes any number, and has no cap, where the configuration is missing', () => {
    const reply = v.parse(SeriesListReply, {
      data: [{ id: 28, code: 'goldseries', type: 'DIGITAL', isActive: false }],
    });
    expect(toSeries(reply)).toEqual([
      {
        id: 28,
        code: 'goldseries',
        name: 'goldseries',
        type: 'DIGITAL',
        active: false,
        generates: false,
        maxActivePerCustomer: 0,
        prefix: '',
        suffix: '',
        length: 0,
      },
    ]);
  });
});

describe('the labels of a tenant', () => {
  it('are spelled exactly as received', () => {
    const reply = v.parse(LabelsReply, {
      data: [{ id: 1, label: ' Card Issued ', status: 'ACTIVE', isActive: true, default: true }],
    });
    expect(toLabels(reply)).toEqual([
      { label: ' Card Issued ', status: 'ACTIVE', active: true, isDefault: true },
    ]);
  });
});
