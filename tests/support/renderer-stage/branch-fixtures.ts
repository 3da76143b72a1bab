import { OUTCOMES } from '../../../src/shared/domain/outcome.ts';
import { problem } from '../../../src/shared/domain/problem.ts';
import type { BranchItem } from '../../../src/shared/ipc/branch-activity.ts';
import type { CallOutput } from '../../../src/shared/ipc/contract.ts';
import type { ReceiptView } from '../../../src/shared/ipc/receipt.ts';
import type { LineView } from '../../../src/shared/ipc/views.ts';

const NAMES = ['Asha Verma', 'Ravi Iyer', 'Maria Fernanda Gonçalves da Silva', null];

/** What was done at the branch: the same few changes over and over, with every outcome. */
export const branchActivity = (
  lines: readonly LineView[],
  now: number,
  count: number,
): CallOutput<'activity.ofBranch'> => ({
  items: Array.from({ length: count }, (_, index): BranchItem => {
    const line = lines[index % lines.length];
    if (line === undefined) throw new Error('There are no lines to show');
    const outcome = index === 0 ? null : (OUTCOMES[index % OUTCOMES.length] ?? null);
    return {
      changeId: `b-${index}`,
      upstream: line.upstream,
      summary: line.summary,
      customer: NAMES[index % NAMES.length] ?? null,
      outcome,
      reason: outcome === 'unknown' ? problem('net.deadline', { upstream: line.upstream }) : line.reason,
      notes: [],
      by: index % 3 === 0 ? 'anil.s' : 'rk',
      at: now - index * 47 * 60_000,
      retryOf: null,
      retriedBy: null,
      stepsSaidNotMade: false,
      undoOf: index % 9 === 3 ? 'b-1' : null,
      undoneBy: null,
      stoodOnBy: null,
      requestId: outcome === 'refused' ? null : `0196-req-${index}`,
      upstreamRequestId: index % 2 === 0 ? `up-${index}` : null,
    };
  }),
  next: null,
  operators: ['anil.s', 'rk'],
});

/** The receipt of a visit whose lines came to these outcomes. */
export const receiptOf = (lines: readonly LineView[], now: number, training: boolean): ReceiptView => ({
  facts: {
    number: '01961b1c-9f3a-7c11-9d2e-5a6b7c8d9e0f',
    at: now,
    training,
    branch: { id: 'BLR-014', name: 'Bengaluru 14' },
    operator: { id: 'rk', name: 'Rohan Kulkarni' },
    customer: {
      name: 'Asha Verma',
      masked: [
        { type: 'mobile', masked: '•••• 001' },
        { type: 'email', masked: 'a•••@•••.com' },
      ],
    },
    lines: lines.map(({ changeId, upstream, summary, state, reason }, index) => ({
      changeId,
      upstream,
      summary: summary.kind === 'card.delink' ? { ...summary, reason: '' } : summary,
      outcome: OUTCOMES.find((outcome) => outcome === state) ?? null,
      reason,
      by: 'rk',
      at: now - (lines.length - index) * 20_000,
    })),
  },
  code: `BD1-${'AEAZMGY4T45HYEM5FZNGW7ENTYHQAAAZM2DFYYHA5L7QXR2C3KXWVN4UJ6TQ'.repeat(4).slice(0, 226)}`,
  key: '5d2fa1c09b3e7741',
});
