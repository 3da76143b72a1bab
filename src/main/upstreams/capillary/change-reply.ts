import * as v from 'valibot';
import { type Problem, problem } from '../../../shared/domain/problem.ts';
import type { Reply } from '../../ports/change-kind.ts';
import type { HttpReply, HttpResult } from '../http/call.ts';
import { judge, type ReplyExtras, type Verdict } from '../http/judge.ts';
import { codeClass, provesNothingDone } from './codes.ts';
import type { Remark } from './members.ts';
import { parseBody, shapeProblem } from './parse-body.ts';
import { ownProblem, remarkProblem, statusProblem, warningProblems } from './remark-problem.ts';
import { ChangeReply } from './replies.ts';

/** The call that a change is made by, in our words. */
export const CHANGE_CALL = 'customers.changeIdentifier';

const requestIdOf = (reply: HttpReply): string | null => reply.headers['x-cap-requestid'] ?? null;

const isMerge = ({ code }: Remark): boolean => codeClass(code) === 'merge';
const isAfter = ({ code }: Remark): boolean => codeClass(code) === 'after';

/** What errors prove: a no only below 500 and when every one of them says that nothing was done. */
const verdictOf = (status: number, errors: readonly [Remark, ...Remark[]]): Verdict => {
  const at = { call: CHANGE_CALL, status };
  const open = errors.find(({ code }) => !provesNothingDone(code));
  if (status < 500 && open === undefined) {
    const [first] = errors;
    return {
      is: 'no',
      code: first.code,
      message: first.message ?? '',
      problem: remarkProblem('upstream.rejected', at, first),
    };
  }
  const merge = errors.find(isMerge);
  return {
    is: 'open',
    problem: merge
      ? remarkProblem('upstream.merged', at, merge)
      : remarkProblem('reply.open', at, open ?? errors[0]),
  };
};

/** A reply without errors and without a yes proves nothing: whoever stands in between may have written it. */
const silentVerdict = (status: number, success: boolean | null): Verdict => {
  const at = { call: CHANGE_CALL, status };
  const shown = status >= 300 ? statusProblem(at) : null;
  return {
    is: 'open',
    problem: shown ?? problem('reply.open', { upstream: 'capillary', call: CHANGE_CALL, status, success }),
  };
};

/** The survivor, where the reply names another customer than the one that was changed. */
const survivorOf = (createdId: string | null, customerId: string): string | null =>
  createdId === null || createdId === customerId ? null : createdId;

const mergeNote = (survivor: string | null, told: readonly Problem[]): readonly Problem[] =>
  survivor === null || told.some(({ code }) => code === 'upstream.merged')
    ? []
    : [problem('upstream.merged', { upstream: 'capillary', call: CHANGE_CALL, code: null, message: '' })];

/**
 * What the reply to a change of the customer proves. A yes needs HTTP 2xx, `createdId` or `success: true`, and
 * no errors; a no needs a status below 500 and codes that all mean that nothing was done; anything else is
 * `unknown` (contract: capillary). Warnings are notes, and so is what failed after the change; a merge is told by its
 * codes or by another `createdId`.
 */
export const judgeChange = (customerId: string, result: HttpResult): Reply => {
  if (!result.ok) return judge({ kind: 'failure', failure: result.failure });
  const { reply } = result;
  const upstreamRequestId = requestIdOf(reply);
  const notYes = (verdict: Verdict, extras: ReplyExtras): Reply =>
    judge({
      kind: 'reply',
      upstream: 'capillary',
      call: CHANGE_CALL,
      reply,
      verdict,
      extras: { upstreamRequestId, ...extras },
    });

  const body = parseBody(CHANGE_CALL, reply);
  if (!body.ok) {
    const own =
      ownProblem(reply.status) === null ? body.problem : statusProblem({ call: CHANGE_CALL, ...reply });
    return notYes({ is: 'open', problem: own }, {});
  }
  const { errors, warnings, value } = body.value;
  const parsed = v.safeParse(ChangeReply, value);
  if (!parsed.success) {
    return notYes({ is: 'open', problem: shapeProblem(CHANGE_CALL, reply.status, parsed.issues) }, {});
  }

  const { createdId, success } = parsed.output;
  const at = { call: CHANGE_CALL, status: reply.status };
  const [first, ...rest] = errors;
  const verdict = first ? verdictOf(reply.status, [first, ...rest]) : silentVerdict(reply.status, success);
  const merges = errors.filter(isMerge).map((error) => remarkProblem('upstream.merged', at, error));
  // What failed after the change stays to be said once a read-back confirms the change.
  const told = [...merges, ...warningProblems(at, [...errors.filter(isAfter), ...warnings])];
  const mergedInto = survivorOf(createdId, customerId);
  const notes = [...mergeNote(mergedInto, told), ...told];

  const isYes = reply.status >= 200 && reply.status < 300 && !first && success !== false;
  if (isYes && (createdId !== null || success === true)) {
    return {
      outcome: 'accepted',
      reason: null,
      notes,
      upstreamRequestId,
      httpStatus: reply.status,
      mergedInto,
    };
  }
  return notYes(verdict, { notes, mergedInto });
};
