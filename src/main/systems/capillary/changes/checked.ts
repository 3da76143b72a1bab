import type { LoyaltyCustomer } from '../../../../shared/domain/customer.ts';
import { type Finding, isBlocked } from '../../../../shared/domain/finding.ts';
import { problem } from '../../../../shared/domain/problem.ts';
import type { Checked, Json, Reply } from '../../../ports/change-kind.ts';
import { judge } from '../../http/judge.ts';
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

/**
 * Seals a check of one change. A blocked change is never sent, and nothing is sent twice, whatever the caller
 * does: both answer `not-sent`.
 */
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
}): Checked => {
  let isSpent = false;
  const refuse = (): Reply => {
    const blocking = findings.find(({ level }) => level === 'block')?.problem;
    return judge({ kind: 'unsent', problem: blocking ?? problem('internal', { upstream: 'capillary' }) });
  };
  return {
    findings: new Map([[changeId, findings]]),
    expectation,
    send: async () => {
      if (isSpent || order === null || isBlocked(findings)) return refuse();
      isSpent = true;
      return sendOrder(client, order);
    },
  };
};
