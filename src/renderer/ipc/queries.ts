import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Calls } from './calls.ts';
import { unwrap } from './problem-error.ts';

/** What is read over IPC and not told by events. Every key starts with the call's name. */
export const queries = {
  info: (calls: Calls) =>
    queryOptions({ queryKey: ['app.info'], queryFn: async () => unwrap(await calls.info()) }),

  /** `run` tells one search from the next, so that asking the same again asks again. */
  find: (calls: Calls, text: string, run: number) =>
    infiniteQueryOptions({
      queryKey: ['customers.find', text, run],
      queryFn: async ({ pageParam }) => unwrap(await calls.find(text, pageParam)),
      initialPageParam: 0,
      getNextPageParam: (last, pages) => {
        const shown = pages.reduce((sum, page) => sum + page.matches.length, 0);
        return last.matches.length > 0 && shown < last.total ? shown : undefined;
      },
      gcTime: 0,
    }),

  look: (calls: Calls, cardNumber: string) =>
    queryOptions({
      queryKey: ['cards.look', cardNumber],
      queryFn: async () => unwrap(await calls.look(cardNumber)),
      gcTime: 0,
    }),

  wmToken: (calls: Calls) =>
    queryOptions({
      queryKey: ['credentials.wmToken'],
      queryFn: async () => unwrap(await calls.wmToken()),
    }),

  delinkLabels: (calls: Calls) =>
    queryOptions({
      queryKey: ['cards.delinkLabels'],
      queryFn: async () => unwrap(await calls.delinkLabels()),
    }),

  /** Of the open customer: `visit` keeps one customer's lines from being shown for another. */
  activity: (calls: Calls, visit: string, limit: number) =>
    queryOptions({
      queryKey: ['activity.ofCustomer', visit, limit],
      queryFn: async () => unwrap(await calls.activity(limit)),
    }),
} as const;
