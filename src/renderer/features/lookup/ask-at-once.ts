import type { QueryClient } from '@tanstack/react-query';
import type { DeskStore } from '../../app/store.ts';
import type { Calls } from '../../ipc/calls.ts';
import { queries } from '../../ipc/queries.ts';

/** Asks for every search as it begins, before anything is drawn for it. Gives what ends it. */
export const askAtOnce = ({
  store,
  calls,
  queryClient,
}: {
  readonly store: DeskStore;
  readonly calls: Calls;
  readonly queryClient: QueryClient;
}): (() => void) =>
  store.subscribe(({ search }, before) => {
    if (search === null || search === before.search) return;
    const { text, run, chosen, scanned } = search;
    void queryClient.prefetchInfiniteQuery(queries.find(calls, text, run, chosen?.as ?? null, scanned));
  });
