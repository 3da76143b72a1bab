import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  CardReply,
  LabelsReply,
  SeriesListReply,
  StatusLogReply,
} from '../../../../../../src/main/systems/capillary/replies/replies.ts';
import {
  toCardHistory,
  toLabels,
  toOwnedCard,
  toSeries,
} from '../../../../../../src/main/systems/capillary/replies/to-card.ts';

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

describe('the history of a card', () => {
  const history = (...data: readonly object[]) => toCardHistory(v.parse(StatusLogReply, { data }));

  it('is newest first however it came, whatever zone each entry is written in', () => {
    const entries = history(
      { label: 'Printed', createdOn: '2024-03-01' },
      { label: 'Lost', createdOn: '2024-03-05T01:00:00+05:30' },
      { label: 'In Hand', createdOn: '2024-03-04T19:00:00Z' },
      { label: 'Undated' },
    );
    expect(entries.map(({ label }) => label)).toEqual(['Lost', 'In Hand', 'Printed', 'Undated']);
  });

  it('keeps the order of entries of one moment, and of those without one', () => {
    const at = '2024-03-01T00:00:00Z';
    const entries = history(
      { label: 'a', createdOn: at },
      { label: 'b', createdOn: at },
      { label: 'c' },
      { label: 'd' },
    );
    expect(entries.map(({ label }) => label)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('takes what is missing and what nobody knows as untold', () => {
    expect(history({ status: 'VAPORIZED', extra: 1 })).toEqual([
      { label: null, status: null, reason: null, on: null, by: null, active: null },
    ]);
    expect(history({ createdOn: 'soon', createdBy: 0, isActive: 'perhaps', label: {} })).toEqual([
      { label: null, status: null, reason: null, on: null, by: null, active: null },
    ]);
    expect(history({ createdBy: 75_012_345 })).toMatchObject([{ by: '75012345' }]);
    expect(v.safeParse(StatusLogReply, {}).success).toBe(false);
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
