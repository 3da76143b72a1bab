import { type Problem, problem } from '../../../shared/domain/problem.ts';
import type { Reply } from '../../ports/change-kind.ts';
import type { HttpResult } from '../http/call.ts';
import { judge, type ReplyVerdict } from '../http/judge.ts';
import { accepted, isSuccess } from '../kit/write-reply.ts';
import { readWmBody } from './body.ts';
import {
  type EnvelopeSaid,
  envelopeOf,
  envelopePlace,
  messageOf,
  refusalProblem,
  tellsByItself,
} from './refusal.ts';

const CALL = 'communication.put';

/** Statuses which, with an `error` object, are known to mean that nothing was changed (contract: wm). */
const NOTHING_CHANGED: ReadonlySet<number> = new Set([400, 401, 403, 404, 409, 415, 422, 429]);

const refusedBy = (status: number): boolean => isSuccess(status) || NOTHING_CHANGED.has(status);

/** What a readable body says: `yes`, or why it does not. */
const verdictOf = (
  status: number,
  said: EnvelopeSaid | null,
  tree: unknown,
): ReplyVerdict | { readonly is: 'yes' } => {
  const error = said?.error ?? null;
  if (error !== null && refusedBy(status)) {
    return {
      is: 'no',
      code: error.code,
      message: messageOf(error),
      problem: refusalProblem(CALL, status, error),
    };
  }
  if (!isSuccess(status)) return { is: 'open', problem: refusalProblem(CALL, status, error) };
  if (said?.success === true) return { is: 'yes' };
  const of = { upstream: 'wm', call: CALL, status } as const;
  return {
    is: 'open',
    problem:
      said === null
        ? problem('reply.shape', { ...of, at: envelopePlace(tree) })
        : problem('reply.open', { ...of, at: 'status' }),
  };
};

const trackingNotes = (ours: string, theirs: string | null): readonly Problem[] =>
  theirs === null || theirs === ours ? [] : [problem('upstream.tracking-mismatch', { upstream: 'wm' })];

/**
 * What came of a PUT. A yes is a 2xx with `status: Success`; an `error` object is a no, whatever 2xx stands above it;
 * 204, an empty body, a missing `Success` and everything else leave it open, for the read-back to decide
 * (contract: wm). A tracking id that is not ours is a note.
 */
export const judgePut = (result: HttpResult, requestTrackingId: string): Reply => {
  if (!result.ok) return judge({ kind: 'failure', failure: result.failure });
  const { reply } = result;
  const body = readWmBody(CALL, reply);
  const said = body.ok ? envelopeOf(body.value) : null;
  const upstreamRequestId = said?.trackingId ?? null;
  const extras = { upstreamRequestId, notes: trackingNotes(requestTrackingId, upstreamRequestId) };
  const verdict: ReturnType<typeof verdictOf> =
    body.ok || tellsByItself(reply.status)
      ? verdictOf(reply.status, said, body.ok ? body.value : null)
      : { is: 'open', problem: body.problem };
  if (verdict.is !== 'yes')
    return judge({ kind: 'reply', upstream: 'wm', call: CALL, reply, verdict, extras });
  return accepted(reply.status, extras);
};
