import type { Finding } from '../../../shared/domain/finding.ts';
import { problem } from '../../../shared/domain/problem.ts';
import type { UpstreamName } from '../../../shared/domain/upstream.ts';
import type { Attempt, Checked, Reply } from '../../ports/change-kind.ts';
import { blockingProblem } from './findings.ts';
import { notSent } from './write-reply.ts';

/**
 * Makes the `send` of a check. What is blocked is never sent, and nothing is sent twice, whatever the caller does: both
 * answer `not-sent`. `send` null: there is nothing that could be sent.
 */
export const sendOnce = (
  upstream: UpstreamName,
  findings: readonly Finding[],
  send: ((attempt: Attempt) => Promise<Reply>) | null,
): Checked['send'] => {
  let isSpent = false;
  return async (attempt) => {
    const blocking = blockingProblem(findings);
    if (isSpent || send === null || blocking !== null)
      return notSent(blocking ?? problem('internal', { upstream }));
    isSpent = true;
    return send(attempt);
  };
};
