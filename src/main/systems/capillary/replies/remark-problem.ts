import { type Problem, type ProblemCode, problem } from '../../../../shared/domain/problem.ts';
import { codeClass, warnsOfMerge } from './codes.ts';
import type { Remark } from './members.ts';

/** Where a remark was read: the call in our words, and the HTTP status it came with. */
interface At {
  readonly call: string;
  readonly status: number;
}

const SIGN_IN: ReadonlySet<number> = new Set([401, 498]);
const BUSY: ReadonlySet<number> = new Set([461, 521]);

/** The problem that a bare HTTP status or a code of the same meaning stands for; null when it has none of its own. */
export const ownProblem = (number: number | null): ProblemCode | null => {
  if (number === null) return null;
  if (SIGN_IN.has(number)) return 'upstream.sign-in-failed';
  if (BUSY.has(number)) return 'upstream.busy';
  if (number === 429) return 'upstream.rate-limited';
  return codeClass(number) === 'merge' ? 'upstream.merged' : null;
};

/** A problem with the upstream's own code and words, bounded. */
export const remarkProblem = (code: ProblemCode, at: At, remark: Remark): Problem =>
  problem(code, {
    upstream: 'capillary',
    call: at.call,
    status: at.status,
    code: remark.code,
    message: remark.message ?? '',
  });

/** The problem of a reply that says nothing but its status. */
export const statusProblem = (at: At): Problem =>
  problem(ownProblem(at.status) ?? 'reply.status', {
    upstream: 'capillary',
    call: at.call,
    status: at.status,
  });

/**
 * What a reply warns of: the main action succeeded and a side effect did not, or two records were or are being merged
 * (contract: capillary).
 */
export const warningProblems = (at: At, warnings: readonly Remark[]): readonly Problem[] =>
  warnings.map((warning) =>
    remarkProblem(warnsOfMerge(warning.code) ? 'upstream.merged' : 'upstream.warning', at, warning),
  );
