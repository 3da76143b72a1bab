import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { StoredKeys, storedEvent } from '../../../../src/main/journal/stored/keys.ts';
import { usageChange } from '../changes/a-change.ts';

const at = (customer: object) => v.parse(StoredKeys, customer);

describe('the ids of a customer, as they are stored', () => {
  it.each([
    [
      { capillaryId: '1', airpayEntityId: 'A', wmCustomerId: '07' },
      { capillary: '1', airpay: 'A', wm: '07' },
    ],
    [{ capillaryId: null, airpayEntityId: 'A', wmCustomerId: null }, { airpay: 'A' }],
    [{ airpayEntityId: 'A', laterId: 'B' }, { airpay: 'A' }],
    [{ capillaryId: 7 }, {}],
    [{}, {}],
  ])('%j are %j', (stored, ids) => {
    expect(at({ key: 'airpay:A', ...stored })).toEqual({ key: 'airpay:A', ids });
  });

  it('are stored as every version reads them, and read again as they were', () => {
    const recorded = usageChange('capillary:1');
    const { customer } = recorded.change;
    const stored = storedEvent({ type: 'change.refused', recorded, findings: [] });
    const kept = {
      key: customer.key,
      capillaryId: '1',
      airpayEntityId: 'CUST0001',
      wmCustomerId: null,
    };
    expect(stored).toMatchObject({ recorded: { change: { customer: kept } } });
    // In this order; the id of a system that came later stands behind them.
    expect(JSON.stringify(stored)).toContain(JSON.stringify(kept).slice(0, -1));
    expect(at(kept)).toEqual(customer);
  });
});
