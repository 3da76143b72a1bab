import type { Problem, Result } from '../../shared/domain/problem.ts';

/** A problem where only an error will do: TanStack Query tells failure by throwing. */
class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

export const unwrap = <T>(result: Result<T>): T => {
  if (!result.ok) throw new ProblemError(result.problem);
  return result.value;
};

export const problemOf = (error: unknown): Problem =>
  error instanceof ProblemError ? error.problem : { code: 'internal', data: {} };
