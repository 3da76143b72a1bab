import { assertNever } from '../../../shared/domain/assert-never.ts';
import { type Problem, problem } from '../../../shared/domain/problem.ts';
import type { ShownText } from '../../../shared/domain/shown-text.ts';
import type { UpstreamName } from '../../../shared/domain/upstream.ts';
import type { Reply } from '../../ports/change-kind.ts';
import { NO_EXTRAS, notSent, type ReplyExtras } from '../kit/write-reply.ts';
import type { HttpFailure, HttpReply } from './call.ts';

/**
 * What an adapter's parser makes of a reply to a write that does not say yes.
 *
 * - `no`: a well-formed refusal that is known to mean that nothing was changed. `code` and `message` are the
 *   upstream's own; `problem` replaces the general `upstream.rejected` where a better one exists.
 * - `open`: everything else: unreadable, wrong shape, or a refusal that does not say that nothing was changed.
 */
export type ReplyVerdict =
  | {
      readonly is: 'no';
      readonly code: string | number | null;
      /** The upstream's own words; `null`: none. */
      readonly message: ShownText | null;
      readonly problem?: Problem;
    }
  | { readonly is: 'open'; readonly problem: Problem };

/**
 * Everything that can come of a write other than a yes.
 *
 * - `unsent`: it could not be made at all, such as for lack of credentials: nothing went near the network.
 * - `failure`: the HTTP layer has no reply that can be read.
 * - `reply`: a complete reply and what the adapter's parser makes of it.
 */
export type NotYes =
  | { readonly kind: 'unsent'; readonly problem: Problem }
  | { readonly kind: 'failure'; readonly failure: HttpFailure }
  | {
      readonly kind: 'reply';
      readonly upstream: UpstreamName;
      /** The call's name in our words. */
      readonly call: string;
      readonly reply: HttpReply;
      readonly verdict: ReplyVerdict;
      readonly extras?: ReplyExtras;
    };

const reasonOf = (input: Extract<NotYes, { kind: 'reply' }>): Problem => {
  const { verdict } = input;
  if (verdict.is === 'open') return verdict.problem;
  return (
    verdict.problem ??
    problem('upstream.rejected', {
      upstream: input.upstream,
      call: input.call,
      status: input.reply.status,
      code: verdict.code,
      message: verdict.message ?? '',
    })
  );
};

/**
 * The one place where a write that did not succeed gets its outcome: `not-sent`, `rejected` or `unknown`, with
 * the reason. Pure. Whatever may have been delivered and was not clearly refused is `unknown`.
 */
export const judge = (input: NotYes): Reply => {
  switch (input.kind) {
    case 'unsent':
      return notSent(input.problem);
    case 'failure':
      return {
        ...NO_EXTRAS,
        outcome: input.failure.delivery === 'before' ? 'not-sent' : 'unknown',
        reason: input.failure.problem,
        httpStatus: null,
      };
    case 'reply':
      return {
        ...NO_EXTRAS,
        ...input.extras,
        outcome: input.verdict.is === 'no' ? 'rejected' : 'unknown',
        reason: reasonOf(input),
        httpStatus: input.reply.status,
      };
    default:
      return assertNever(input);
  }
};
