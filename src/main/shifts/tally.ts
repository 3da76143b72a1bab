import type { Outcome } from '../../shared/domain/outcome.ts';

/** How many changes came to an outcome; `null`: none is recorded. */
interface Counted {
  readonly outcome: Outcome | null;
  readonly count: number;
}

/** How many of these changes came to which outcome, in the order in which the outcomes were met. */
export const countsOf = (changes: readonly { readonly outcome: Outcome | null }[]): readonly Counted[] => {
  const counts = new Map<Outcome | null, number>();
  for (const { outcome } of changes) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return [...counts].map(([outcome, count]) => ({ outcome, count }));
};
