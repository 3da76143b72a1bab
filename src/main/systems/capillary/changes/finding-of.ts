import type { Finding, Owner } from '../../../../shared/domain/finding.ts';
import {
  type Problem,
  type ProblemCode,
  type ProblemData,
  problem,
} from '../../../../shared/domain/problem.ts';

/** A finding that stops a change. */
export const block = (code: ProblemCode, data: ProblemData = {}, owners: readonly Owner[] = []): Finding => ({
  level: 'block',
  problem: problem(code, data),
  owners,
});

/** A finding that an operator should know and may pass. */
export const warn = (code: ProblemCode, data: ProblemData = {}): Finding => ({
  level: 'warn',
  problem: problem(code, data),
  owners: [],
});

/** A block for what could not be read: `cause` is the code of why, beside its own data. */
export const unreadable = (why: Problem): Finding =>
  block('check.unreadable', { ...why.data, cause: why.code });
