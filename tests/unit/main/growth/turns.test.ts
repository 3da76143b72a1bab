import { describe, expect, it } from 'vitest';
import { createSharedReads } from '../../../../src/main/changes/shared-reads.ts';
import { createRefs } from '../../../../src/main/visits/refs.ts';

/** How many turns others had until all of the work was done. */
const turnsUntil = async (work: readonly Promise<unknown>[]): Promise<number> => {
  let turns = 0;
  let isOver = false;
  const count = (): void => {
    turns += 1;
    if (!isOver) setImmediate(count);
  };
  setImmediate(count);
  await Promise.allSettled(work);
  isOver = true;
  return turns;
};

describe('those who wait for the same reading', () => {
  const waiting = (count: number, read: () => Promise<string>) => {
    const reads = createSharedReads();
    return Array.from({ length: count }, () => reads.of(['wm', '77'], read));
  };

  it.each([
    [1, 0],
    [50, 0],
    [500, 9],
  ])('%d of them leave others %d turns at least', async (count, atLeast) => {
    let read = 0;
    const work = waiting(count, async () => {
      read += 1;
      return 'the set';
    });
    expect(await turnsUntil(work)).toBeGreaterThanOrEqual(atLeast);
    expect([read, new Set(await Promise.all(work))]).toEqual([1, new Set(['the set'])]);
  });

  it('get its failure, each of them', async () => {
    const work = waiting(120, () => Promise.reject(new Error('no answer')));
    const ends = await Promise.allSettled(work);
    expect(ends.filter(({ status }) => status === 'rejected').length).toBe(120);
  });
});

it('a ref is the same however many were made since, and tells nothing to who has another key', () => {
  const key = Buffer.alloc(32, 7);
  const [refs, others, foreign] = [createRefs(key), createRefs(key), createRefs()];
  const first = refs.of('selection', 'a', null);
  for (let nth = 0; nth < 12_000; nth += 1) refs.of('card', String(nth));
  expect([refs.of('selection', 'a', null), others.of('selection', 'a', null)]).toEqual([first, first]);
  expect(foreign.of('selection', 'a', null)).not.toBe(first);
  expect(refs.of('selection', 'a', '')).not.toBe(first);
});
