import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import type { BranchCursor, BranchFilter } from '../../shared/ipc/branch-activity.ts';
import type { Calls } from './calls.ts';
import { unwrap } from './problem-error.ts';

/** More than a tall screen shows, and few enough to be there at once. */
const PAGE = 60;

const newest = (): BranchCursor | null => null;

/** The branch's activity, page by page. Every first page is a search that is recorded: `run` tells one from the next. */
export const branchActivity = (calls: Calls, filter: BranchFilter, run: number) =>
  infiniteQueryOptions({
    queryKey: ['activity.ofBranch', filter, run],
    queryFn: async ({ pageParam }) =>
      unwrap(await calls.activity.ofBranch({ filter, before: pageParam, limit: PAGE })),
    initialPageParam: newest(),
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
