import type { JournalEvent } from '../../../../src/main/journal/events.ts';
import type { Channel, UsageStatus } from '../../../../src/shared/domain/card-usage.ts';
import type { UpstreamName } from '../../../../src/shared/domain/upstream.ts';
import { realIds } from '../../../support/ids.ts';

/** The intent to set a channel of an airpay account. */
export const intent = (
  entityId = 'CUST0001',
  status: UsageStatus = 'NOTALLOWED',
  channel: Channel = 'ATM',
): Extract<JournalEvent, { type: 'attempt.intended' }> => ({
  type: 'attempt.intended',
  attemptId: realIds.v7(),
  upstream: 'airpay',
  requestId: realIds.v7(),
  operator: 'asha',
  recorded: [
    {
      change: {
        id: realIds.v7(),
        kind: 'card-usage.set',
        customer: {
          key: `airpay:${entityId}`,
          ids: { airpay: entityId },
        },
        payload: { channel, status },
        prior: null,
        operator: 'asha',
        draftedAt: 1,
      },
      summary: { kind: 'card-usage.set', channel, from: null, to: status },
    },
  ],
  expectation: { prior: null },
});

/** An id that was confirmed for a customer: the smallest event. */
export const remembered = (customer: string, id = '77', upstream: UpstreamName = 'wm'): JournalEvent => ({
  type: 'identity.remembered',
  customer,
  upstream,
  id,
  operator: 'asha',
});
