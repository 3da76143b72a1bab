import { describe, expect, it } from 'vitest';
import { createCalls } from '../../../../src/renderer/ipc/calls.ts';
import { problemOf } from '../../../../src/renderer/ipc/problem-error.ts';
import { queries } from '../../../../src/renderer/ipc/queries.ts';
import { createQueryClient } from '../../../../src/renderer/ipc/query-client.ts';
import { problem } from '../../../../src/shared/domain/problem.ts';
import { bridgeThat } from './bridge-that.ts';

const found = (count: number, total: number) => ({
  understood: ['name'],
  matches: Array.from({ length: count }, (_, index) => ({ ref: `m-${index}` })),
  total,
});

describe('queries over IPC', () => {
  it('tell a problem by throwing it', async () => {
    const refused = problem('net.deadline', { upstream: 'capillary' });
    const calls = createCalls(bridgeThat(async () => ({ ok: false, problem: refused })));
    const error: unknown = await createQueryClient()
      .fetchQuery(queries.labels(calls, 'delink'))
      .catch((thrown: unknown) => thrown);
    expect(problemOf(error)).toEqual(refused);
  });

  it('page through a name search by what is shown so far, until all are', async () => {
    const offsets: unknown[] = [];
    const calls = createCalls(
      bridgeThat(async (_, input) => {
        offsets.push(input);
        return { ok: true, value: found(offsets.length === 1 ? 20 : 5, 25) };
      }),
    );
    const data = await createQueryClient().fetchInfiniteQuery({ ...queries.find(calls, 'sha', 1), pages: 5 });
    expect(offsets).toEqual([
      { text: 'sha', offset: 0 },
      { text: 'sha', offset: 20 },
    ]);
    expect(data.pages).toHaveLength(2);
  });

  it('stop paging when a page comes back empty', async () => {
    let asked = 0;
    const calls = createCalls(
      bridgeThat(async () => {
        asked += 1;
        return { ok: true, value: found(asked === 1 ? 20 : 0, 25) };
      }),
    );
    await createQueryClient().fetchInfiniteQuery({ ...queries.find(calls, 'sha', 1), pages: 5 });
    expect(asked).toBe(2);
  });
});
