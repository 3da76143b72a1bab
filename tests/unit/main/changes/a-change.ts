import type { RecordedChange } from '../../../../src/main/journal/events.ts';
import type { Channel } from '../../../../src/shared/domain/card-usage.ts';
import { realIds } from '../../../support/ids.ts';

/** A change of card usage of a customer. */
export const usageChange = (customer = 'capillary:1', channel: Channel = 'ATM'): RecordedChange => ({
  change: {
    id: realIds.v7(),
    kind: 'card-usage.set',
    customer: { key: customer, ids: { capillary: '1', airpay: 'CUST0001' } },
    payload: { channel, status: 'NOTALLOWED' },
    prior: 'ALLOWED',
    operator: 'asha',
    draftedAt: 1,
  },
  summary: { kind: 'card-usage.set', channel, from: 'ALLOWED', to: 'NOTALLOWED' },
});

/** A change of a preference of a customer. */
export const preferenceChange = (value: string, customer = 'capillary:1'): RecordedChange => ({
  change: {
    id: realIds.v7(),
    kind: 'communication.set',
    customer: { key: customer, ids: { capillary: '1', wm: '77' } },
    payload: { category: 'Service', channel: 'Text', type: 'phone', value, optIn: 'N' },
    prior: 'Y',
    operator: 'asha',
    draftedAt: 1,
  },
  summary: {
    kind: 'communication.set',
    category: 'Service',
    channel: 'Text',
    type: 'phone',
    masked: '•••• 567',
    from: 'Y',
    to: 'N',
  },
});
