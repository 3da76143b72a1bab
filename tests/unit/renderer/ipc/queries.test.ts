import { describe, expect, it } from 'vitest';
import { createCalls } from '../../../../src/renderer/ipc/calls.ts';
import { problemOf } from '../../../../src/renderer/ipc/problem-error.ts';
import { queries } from '../../../../src/renderer/ipc/queries.ts';
import { createQueryClient } from '../../../../src/renderer/ipc/query-client.ts';
import { problem } from '../../../../src/shared/domain/problem.ts';
import { bridgeThat } from './bridge-that.ts';

const found = (count: number, next: number | null) => ({
  understood: ['name'],
  matches: Array.from({ length: count }, (_, index) => ({ ref: `m-${index}` })),
  total: 25,
  next,
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

  it('page through a name search from where the answer says, until there is no more', async () => {
    const offsets: unknown[] = [];
    const calls = createCalls(
      bridgeThat(async (_, input) => {
        offsets.push(input);
        return { ok: true, value: found(20, offsets.length === 1 ? 20 : null) };
      }),
    );
    const data = await createQueryClient().fetchInfiniteQuery({
      ...queries.find(calls, 'sha', 1, null, true),
      pages: 5,
    });
    expect(offsets).toEqual([
      { text: 'sha', offset: 0, as: null, scanned: true },
      { text: 'sha', offset: 20, as: null, scanned: true },
    ]);
    expect(data.pages).toHaveLength(2);
  });
});
