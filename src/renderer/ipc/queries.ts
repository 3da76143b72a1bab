import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { TakenFor } from '../../shared/domain/identifier.ts';
import type { DraftRequest } from '../../shared/kinds/requests.ts';
import type { Calls } from './calls.ts';
import { unwrap } from './problem-error.ts';

/** What is read over IPC and not told by events. Every key starts with the call's name. */
export const queries = {
  info: (calls: Calls) =>
    queryOptions({ queryKey: ['app.info'], queryFn: async () => unwrap(await calls.app.info({})) }),

  /** `run` tells one search from the next, so that asking the same again asks again. */
  find: (calls: Calls, text: string, run: number, as: TakenFor | null, scanned: boolean) =>
    infiniteQueryOptions({
      queryKey: ['customers.find', text, run],
      queryFn: async ({ pageParam }) =>
        unwrap(await calls.customers.find({ text, offset: pageParam, as, scanned })),
      initialPageParam: 0,
      getNextPageParam: ({ next }) => next,
      gcTime: 0,
    }),

  look: (calls: Calls, cardNumber: string) =>
    queryOptions({
      queryKey: ['cards.look', cardNumber],
      queryFn: async () => unwrap(await calls.cards.look({ cardNumber })),
      gcTime: 0,
    }),

  wmToken: (calls: Calls) =>
    queryOptions({
      queryKey: ['credentials.wmToken'],
      queryFn: async () => unwrap(await calls.credentials.wmToken({})),
    }),

  /** How the credentials of each system stand; looked at anew whenever they are shown. */
  credentials: (calls: Calls) =>
    queryOptions({
      queryKey: ['credentials.overview'],
      queryFn: async () => unwrap(await calls.credentials.overview({})),
      gcTime: 0,
    }),

  missingCredentials: (calls: Calls) =>
    queryOptions({
      queryKey: ['credentials.missing'],
      queryFn: async () => unwrap(await calls.credentials.missing({})),
    }),

  labels: (calls: Calls, purpose: Parameters<Calls['cards']['labels']>[0]['purpose']) =>
    queryOptions({
      queryKey: ['cards.labels', purpose],
      queryFn: async () => unwrap(await calls.cards.labels({ purpose })),
    }),

  series: (calls: Calls) =>
    queryOptions({ queryKey: ['cards.series'], queryFn: async () => unwrap(await calls.cards.series({})) }),

  /** What checks find about a request; a moment later it is asked again. */
  check: (calls: Calls, request: DraftRequest) =>
    queryOptions({
      queryKey: ['drafts.check', request],
      queryFn: async () => unwrap(await calls.drafts.check({ request })),
      staleTime: 3_000,
      gcTime: 0,
    }),

  cardHistory: (calls: Calls, card: string) =>
    queryOptions({
      queryKey: ['cards.history', card],
      queryFn: async () => unwrap(await calls.cards.history({ card })),
      gcTime: 0,
    }),

  /** Of the open customer: `visit` keeps one customer's lines from being shown for another. */
  activity: (calls: Calls, visit: string, limit: number) =>
    queryOptions({
      queryKey: ['activity.ofCustomer', visit, limit],
      queryFn: async () => unwrap(await calls.activity.ofCustomer({ limit })),
    }),
} as const;
