import { type Problem, problem, type Result } from '../../../../shared/domain/problem.ts';
import { type ShownText, shownOrNull } from '../../../../shared/domain/shown-text.ts';
import type { Reply } from '../../../ports/change-kind.ts';
import type { HttpReply, HttpResult } from '../../http/call.ts';
import { judge, type ReplyVerdict } from '../../http/judge.ts';
import { accepted, isSuccess, type ReplyExtras } from '../../kit/write-reply.ts';
import { codeClass, provesNothingDone } from './codes.ts';
import type { Remark } from './members.ts';
import { parseBody } from './parse-body.ts';
import { ownProblem, remarkProblem, statusProblem, warningProblems } from './remark-problem.ts';

/** What a call's own members say, once there are no errors beside them. */
export type MembersSaid =
  | { readonly says: 'yes'; readonly gave?: string }
  /** Neither a yes nor an error. */
  | { readonly says: 'nothing'; readonly problem: Problem | null };

/** What a reply says beside its errors and warnings. */
interface ReadMembersOf {
  readonly said: MembersSaid;
  /** The survivor, where the reply names another customer than the one that was changed. */
  readonly mergedInto: string | null;
}

/** Reads the members of one call's reply; a problem where they have another shape than the contract's. */
export type ReadMembers = (value: unknown, status: number) => Result<ReadMembersOf>;

const requestIdOf = (reply: HttpReply): ShownText | null =>
  shownOrNull(reply.headers['x-cap-requestid'] ?? null);

const isMerge = ({ code }: Remark): boolean => codeClass(code) === 'merge';
const isAfter = ({ code }: Remark): boolean => codeClass(code) === 'after';

/** What errors prove: a no only below 500 and when every one of them says that nothing was done. */
const verdictOf = (call: string, status: number, errors: readonly [Remark, ...Remark[]]): ReplyVerdict => {
  const at = { call, status };
  const open = errors.find(({ code }) => !provesNothingDone(code));
  if (status < 500 && open === undefined) {
    const [first] = errors;
    return {
      is: 'no',
      code: first.code,
      message: first.message,
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
const silentVerdict = (call: string, status: number, own: Problem | null): ReplyVerdict => {
  const shown = status >= 300 ? statusProblem({ call, status }) : own;
  return { is: 'open', problem: shown ?? problem('reply.open', { upstream: 'capillary', call, status }) };
};

const mergeNote = (call: string, survivor: string | null, told: readonly Problem[]): readonly Problem[] =>
  survivor === null || told.some(({ code }) => code === 'upstream.merged')
    ? []
    : [problem('upstream.merged', { upstream: 'capillary', call, code: null, message: '' })];

/**
 * What the reply to a write proves. A yes needs HTTP 2xx, what the call's own members say, and no errors; a no needs a
 * status below 500 and codes that all mean that nothing was done; anything else is `unknown` (contract: capillary).
 * Warnings are notes, and so is what failed after the change; a merge is told by its codes or by another customer's id.
 */
export const judgeWrite = (call: string, result: HttpResult, readMembers: ReadMembers): Reply => {
  if (!result.ok) return judge({ kind: 'failure', failure: result.failure });
  const { reply } = result;
  const { status } = reply;
  const upstreamRequestId = requestIdOf(reply);
  const notYes = (verdict: ReplyVerdict, extras: ReplyExtras): Reply =>
    judge({
      kind: 'reply',
      upstream: 'capillary',
      call,
      reply,
      verdict,
      extras: { upstreamRequestId, ...extras },
    });

  const body = parseBody(call, reply);
  if (!body.ok) {
    const own = ownProblem(status) === null ? body.problem : statusProblem({ call, status });
    return notYes({ is: 'open', problem: own }, {});
  }
  const { errors, warnings, value } = body.value;
  const at = { call, status };
  const [first, ...rest] = errors;
  const read = readMembers(value, status);
  if (!read.ok) return notYes({ is: 'open', problem: read.problem }, {});

  const { mergedInto, said } = read.value;
  const merges = errors.filter(isMerge).map((error) => remarkProblem('upstream.merged', at, error));
  // What failed after the change stays to be said once a read-back confirms the change.
  const told = [...merges, ...warningProblems(at, [...errors.filter(isAfter), ...warnings])];
  const notes = [...mergeNote(call, mergedInto, told), ...told];
  const gave = said.says === 'nothing' || said.gave === undefined ? {} : { gave: said.gave };
  const extras = { notes, mergedInto, ...gave };
  if (first !== undefined) return notYes(verdictOf(call, status, [first, ...rest]), extras);

  if (said.says === 'nothing' || !isSuccess(status))
    return notYes(silentVerdict(call, status, said.says === 'nothing' ? said.problem : null), extras);
  return accepted(status, { upstreamRequestId, ...extras });
};
