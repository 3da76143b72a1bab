import { InfiniteQueryObserver } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { createDeskStore } from '../../../../src/renderer/app/store.ts';
import { askAtOnce } from '../../../../src/renderer/features/lookup/ask-at-once.ts';
import { searchActions } from '../../../../src/renderer/features/lookup/use-search.ts';
import type { Calls } from '../../../../src/renderer/ipc/calls.ts';
import { queries } from '../../../../src/renderer/ipc/queries.ts';
import { createQueryClient } from '../../../../src/renderer/ipc/query-client.ts';
import type { FoundView } from '../../../../src/shared/ipc/answer-views.ts';

const NOBODY: FoundView = {
  understood: [],
  tried: [],
  foundAs: [],
  unasked: [],
  others: [],
  matches: [],
  total: 0,
  next: null,
};

it('asks main the moment a search begins, and not again when its results are drawn', async () => {
  const asked: string[] = [];
  const calls = {
    customers: {
      find: async ({ text }: { readonly text: string }) => {
        asked.push(text);
        return { ok: true, value: NOBODY };
      },
    },
  } as unknown as Calls; // a search makes this one call
  const store = createDeskStore();
  const queryClient = createQueryClient();
  askAtOnce({ store, calls, queryClient });
  const { search } = searchActions(store);

  search('98450 10001');
  expect(asked).toEqual(['98450 10001']);
  const drawn = new InfiniteQueryObserver(
    queryClient,
    queries.find(calls, '98450 10001', store.getState().search?.run ?? 0, null, false),
  );
  await new Promise((resolve) => {
    const end = drawn.subscribe(({ data }) => {
      if (data === undefined) return;
      end();
      resolve(data);
    });
  });
  store.setState({ typed: '98' });
  expect(asked).toEqual(['98450 10001']);

  search('98450 10001');
  expect(asked).toHaveLength(2);
});
