import type { Problem } from '../../../shared/domain/problem.ts';
import type { ShownText } from '../../../shared/domain/shown-text.ts';
import type { Reply } from '../../ports/change-kind.ts';

/** Side facts of a reply which the outcome does not depend on. */
export interface ReplyExtras {
  readonly notes?: readonly Problem[];
  readonly upstreamRequestId?: ShownText | null;
  readonly mergedInto?: string | null;
  /** What the reply named even though it was no yes, so that it can be looked for. */
  readonly gave?: string;
}

/** The side facts of a reply that told none. */
export const NO_EXTRAS = { notes: [], upstreamRequestId: null, mergedInto: null } as const;

/** Whether an HTTP status is a 2xx. */
export const isSuccess = (status: number): boolean => status >= 200 && status <= 299;

/** The reply of a system that said yes. */
export const accepted = (httpStatus: number, extras: ReplyExtras = {}): Reply => ({
  ...NO_EXTRAS,
  ...extras,
  outcome: 'accepted',
  reason: null,
  httpStatus,
});

/** A write that was never made, and why. */
export const notSent = (reason: Problem): Reply => ({
  ...NO_EXTRAS,
  outcome: 'not-sent',
  reason,
  httpStatus: null,
});
