import type { LineView } from '../../../../src/shared/ipc/views.ts';
import { CAN_NOTHING } from '../../../support/can.ts';

/** A line of the basket: ATM from allowed to not allowed, a draft unless told otherwise. */
export const lineOf = (over: Partial<LineView> = {}): LineView => ({
  changeId: 'c1',
  upstream: 'airpay',
  summary: { kind: 'card-usage.set', channel: 'ATM', from: 'ALLOWED', to: 'NOTALLOWED' },
  state: 'draft',
  busy: null,
  findings: [],
  reason: null,
  notes: [],
  requestId: null,
  upstreamRequestId: null,
  can: CAN_NOTHING,
  at: 1_780_000_000_000,
  ...over,
});

/** A card that belongs to somebody else, with both customers. */
export const blockedMerge = (): LineView =>
  lineOf({
    changeId: 'c2',
    upstream: 'capillary',
    summary: { kind: 'card.link', card: '•••• 0045', series: 'Gold' },
    state: 'refused',
    findings: [
      { level: 'note', problem: { code: 'card.cap-reached', data: { limit: 2 } }, owners: [] },
      {
        level: 'block',
        problem: { code: 'card.of-another-customer', data: {} },
        owners: [
          {
            name: 'Ravi Iyer',
            identifiers: [
              { type: 'mobile', masked: '•••• 567' },
              { type: 'email', masked: 'r•••@•••.in' },
            ],
            cards: 1,
            sources: ['INSTORE', 'WEB'],
            here: false,
          },
          {
            name: 'Asha Verma',
            identifiers: [{ type: 'externalId', masked: '•••• 001' }],
            cards: 2,
            sources: ['INSTORE'],
            here: true,
          },
        ],
      },
    ],
    reason: { code: 'card.of-another-customer', data: {} },
  });
