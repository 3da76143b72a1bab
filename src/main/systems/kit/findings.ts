import type { Finding, FindingLevel, Owner } from '../../../shared/domain/finding.ts';
import { type Problem, type ProblemCode, type ProblemData, problem } from '../../../shared/domain/problem.ts';
import type { UpstreamName } from '../../../shared/domain/upstream.ts';

type MakeFinding = (code: ProblemCode, data?: ProblemData, owners?: readonly Owner[]) => Finding;

const findingOf =
  (level: FindingLevel): MakeFinding =>
  (code, data = {}, owners = []) => ({ level, problem: problem(code, data), owners });

/** A finding that stops a change. */
export const block = findingOf('block');

/** A finding that stops a change until a second person has agreed. */
export const needsSecond = findingOf('needs-approval');

/** A finding that an operator should know and may pass. */
export const warn = findingOf('warn');

/** A finding that is only told. */
export const note = findingOf('note');

/** A block for what could not be read of a system: `cause` is the code of why, beside its own data. */
export const unreadable = (upstream: UpstreamName, why: Problem): Finding =>
  block('check.unreadable', { ...why.data, upstream, cause: why.code });

/** The problem of the first finding that stops a change; `null` where none does. */
export const blockingProblem = (findings: readonly Finding[]): Problem | null =>
  findings.find(({ level }) => level === 'block')?.problem ?? null;
