import * as v from 'valibot';
import { type Problem, problem } from '../../../shared/domain/problem.ts';
import { type ShownText, shownText } from '../../../shared/domain/shown-text.ts';
import { placeOf, WHOLE } from '../http/place.ts';
import { WmEnvelope, type WmError } from './replies.ts';

/** What every reply of WM may say beside its own members. */
export interface EnvelopeSaid {
  readonly trackingId: ShownText | null;
  /** Whether it has `status: Success`. */
  readonly success: boolean;
  /** WM's `error` object. */
  readonly error: WmError | null;
}

/** What a reply says about itself; `null` when it has another form than the contract's, or its `error` says nothing. */
export const envelopeOf = (tree: unknown): EnvelopeSaid | null => {
  const parsed = v.safeParse(WmEnvelope, tree);
  if (!parsed.success || Array.isArray(tree)) return null;
  const { error, request_tracking_id, status } = parsed.output;
  if (error !== null && error.code === null && error.message === null && error.errors.length === 0)
    return null;
  return { trackingId: request_tracking_id, success: status === 'Success', error };
};

/** The place where a reply differs from the contract, for a reply of which `envelopeOf` gives `null`. */
export const envelopePlace = (tree: unknown): string => {
  if (Array.isArray(tree)) return WHOLE;
  const parsed = v.safeParse(WmEnvelope, tree);
  return parsed.success ? 'error' : placeOf(WmEnvelope, parsed.issues);
};

/** Whether a status tells more than the body below it, which may be a gateway's page. */
export const tellsByItself = (status: number): boolean => status === 401 || status === 429 || status >= 500;

/** What an `error` object says, in one line. */
export const messageOf = (error: WmError): ShownText =>
  shownText(
    [error.message, ...error.errors.map(({ message }) => message)].filter((text) => text !== null).join('; '),
  );

/** The problem of a refusal: its own code where a status has one, else `upstream.rejected` with WM's code and message. */
export const refusalProblem = (call: string, status: number, error: WmError | null): Problem => {
  const data = {
    upstream: 'wm',
    call,
    status,
    code: error === null ? null : error.code,
    message: error === null ? null : messageOf(error),
  };
  if (status === 401) return problem('upstream.sign-in-failed', data);
  if (status === 429) return problem('upstream.rate-limited', data);
  if (status >= 500) return problem('upstream.busy', data);
  return problem(error === null ? 'reply.status' : 'upstream.rejected', data);
};
