import type { Problem } from '../../../src/shared/domain/problem.ts';

/** A problem as an operator reads it. */
export type Words = (problem: Problem) => { readonly what: string; readonly next: string | null };

/** One code at one place of one answer. */
export interface Try {
  readonly system: 'airpay' | 'capillary' | 'wm';
  /** The call that is answered, and how the code stands in the answer. */
  readonly place: string;
  readonly code: string;
  /** What is not as the contract has it. */
  run(words: Words): Promise<readonly string[]>;
}

const SENTENCE = /^[\p{Lu}“].*\.$/u;

/**
 * What is missing where a code is told: the system's own words and its code, what the code is about in ours, and what
 * to do next.
 */
export const unexplained = (
  words: Words,
  problem: Problem | null | undefined,
  { code, said, known }: { readonly code: number | string; readonly said: string; readonly known: boolean },
): readonly string[] => {
  if (problem === null || problem === undefined) return ['nothing is told of it'];
  const { what, next } = words(problem);
  const own = `“${said}” (code ${code}).`;
  const after = what.split(own)[1]?.trim();
  if (after === undefined) return [`its words and its code are not shown: ${what}`];
  return [
    ...(SENTENCE.test(after) ? [] : [`it is not explained: ${what}`]),
    ...(after.includes('not known to Branchdesk') === known ? [`known, or not: ${after}`] : []),
    ...(next !== null && SENTENCE.test(next) ? [] : [`nothing to do next: ${next}`]),
  ];
};
