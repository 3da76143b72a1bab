import type { FoundView } from '../../../shared/ipc/answer-views.ts';
import type { Search, Taken } from '../../app/store.ts';

type Match = FoundView['matches'][number];

/** What a search took its text for, and what else it may be. */
export const takenOf = (
  { text, chosen }: Pick<Search, 'text' | 'chosen'>,
  { tried, foundAs, understood, others }: FoundView,
): Taken => ({
  text,
  as: chosen?.as ?? null,
  by: foundAs.length > 0 ? foundAs : tried,
  understood,
  others,
});

/** The matches of all pages, each customer once and where it came first: pages may overlap. */
export const eachOnce = (pages: readonly FoundView[]): readonly Match[] => {
  const byRef = new Map<string, Match>();
  for (const match of pages.flatMap((page) => page.matches))
    if (!byRef.has(match.ref)) byRef.set(match.ref, match);
  return [...byRef.values()];
};
