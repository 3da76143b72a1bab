import { queryOptions } from '@tanstack/react-query';
import type { Calls } from './calls.ts';
import { unwrap } from './problem-error.ts';

/** What was done today and what was handed over. The day is asked for anew each time it is looked at. */
export const shiftQueries = {
  mine: (calls: Calls) =>
    queryOptions({
      queryKey: ['shift.mine'],
      queryFn: async () => unwrap(await calls.shift.mine({})),
      gcTime: 0,
    }),

  branch: (calls: Calls) =>
    queryOptions({
      queryKey: ['shift.branch'],
      queryFn: async () => unwrap(await calls.shift.branch({})),
      gcTime: 0,
    }),

  /** For one person: what they handed over themselves is not among it. */
  handOvers: (calls: Calls, operator: string | null) =>
    queryOptions({
      queryKey: ['shift.handOvers', operator],
      queryFn: async () => unwrap(await calls.shift.handOvers({})),
      gcTime: 0,
    }),
} as const;
