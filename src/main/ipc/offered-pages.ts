import type { BranchCursor, BranchFilter } from '../../shared/ipc/branch-activity.ts';

/** What was asked for, without what was left out. */
export const asked = (filter: BranchFilter): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(filter).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );

/** Pages that are remembered; one that was forgotten counts as never offered. */
const MOST = 1_000;

/** The pages of the branch's activity that were offered, each for the very filter that it was offered for. */
interface OfferedPages {
  add(filter: BranchFilter, begins: BranchCursor): void;
  has(filter: BranchFilter, begins: BranchCursor): boolean;
}

/** Makes the memory of offered pages. It is bounded, and forgets the oldest. */
export const createOfferedPages = (): OfferedPages => {
  const pages = new Set<string>();
  const page = (filter: BranchFilter, { seq, id }: BranchCursor): string =>
    JSON.stringify([Object.entries(asked(filter)).sort(), seq, id]);
  return {
    add: (filter, begins) => {
      pages.add(page(filter, begins));
      const [oldest] = pages;
      if (pages.size > MOST && oldest !== undefined) pages.delete(oldest);
    },
    has: (filter, begins) => pages.has(page(filter, begins)),
  };
};
