import type { LoyaltyCustomer } from '../../../../shared/domain/customer.ts';
import type { Finding } from '../../../../shared/domain/finding.ts';
import type { Checked, Json } from '../../../ports/change-kind.ts';
import { sendOnce } from '../../kit/send-once.ts';
import type { CapillaryClient } from '../calls/client.ts';
import { type Order, sendOrder } from './order.ts';

/** What the check of one change came to. */
export interface Judged {
  readonly findings: readonly Finding[];
  /** Null when nothing could be sent whatever the findings. */
  readonly order: Order | null;
  /** The customer as read; null when the check stopped before. */
  readonly own: LoyaltyCustomer | null;
  /** What the change back needs to know of the state before, recorded with the expectation. */
  readonly before?: { readonly [name: string]: Json };
}

/** A check that ended early. */
export const stopped = (...findings: readonly Finding[]): Judged => ({ findings, order: null, own: null });

/** Seals the check of one change. */
export const checked = ({
  client,
  changeId,
  judged: { findings, order },
  expectation,
}: {
  readonly client: CapillaryClient;
  readonly changeId: string;
  readonly judged: Judged;
  readonly expectation: Json;
}): Checked => ({
  findings: new Map([[changeId, findings]]),
  expectation,
  send: sendOnce('capillary', findings, order === null ? null : () => sendOrder(client, order)),
});
