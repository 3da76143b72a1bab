import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createWipe, type WipeParts } from '../../../../../src/main/electron/kiosk-wipe.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A window that notes what is done to it, in order. A process that is ended says so; a page that is asked for loads. */
const window = ({ ends = true, loads = true, clears = true, crashed = false } = {}) => {
  const done: string[] = [];
  const told = new EventEmitter();
  const note = (what: string) => (): void => void done.push(what);
  const emptied = (what: string) => async (): Promise<void> => {
    done.push(what);
    if (!clears) throw new Error('not cleared');
  };
  const contents = Object.assign(told, {
    isCrashed: () => crashed,
    forcefullyCrashRenderer: () => {
      done.push('process ended');
      if (ends) queueMicrotask(() => told.emit('render-process-gone', {}, { reason: 'killed' }));
    },
    reload: () => {
      done.push('page asked for');
      if (loads) queueMicrotask(() => told.emit('did-finish-load'));
    },
  });
  let failures = 0;
  const parts = {
    contents: contents as object as WipeParts['contents'],
    session: {
      clearData: emptied('data'),
      clearAuthCache: emptied('passwords'),
      clearHostResolverCache: emptied('names'),
      clearCodeCaches: emptied('code'),
      closeAllConnections: emptied('connections'),
    },
    clipboard: { clear: note('clipboard'), selection: { clear: note('selection') } },
    cover: { show: note('covered'), hide: note('uncovered') },
    onFailed: () => {
      failures += 1;
    },
  } satisfies WipeParts;
  return { ...createWipe(parts), contents, done, failures: () => failures };
};

it('covers before anything else, empties all, and uncovers a new page of a new process', async () => {
  const { wipe, isWiping, done, failures } = window();
  const wiped = wipe();
  expect(done[0]).toBe('covered');
  expect(isWiping()).toBe(true);
  await wiped;
  expect(isWiping()).toBe(false);
  expect(done).toEqual([
    ...['covered', 'clipboard', 'selection', 'process ended'],
    ...['data', 'passwords', 'names', 'code', 'connections'],
    ...['clipboard', 'selection', 'page asked for', 'uncovered'],
  ]);
  expect(failures()).toBe(0);
});

it('ends no process that has ended', async () => {
  const { wipe, done } = window({ crashed: true });
  await wipe();
  expect(done).not.toContain('process ended');
  expect(done.at(-1)).toBe('uncovered');
});

it('is one wipe for all who ask while it is under way, and another one later', async () => {
  const { wipe, done } = window();
  await Promise.all([wipe(), wipe(), wipe()]);
  expect(done.filter((it) => it === 'process ended')).toHaveLength(1);
  await wipe();
  expect(done.filter((it) => it === 'process ended')).toHaveLength(2);
});

it('does not wait for ever for a process that says nothing', async () => {
  const { wipe, done } = window({ ends: false });
  const wiped = wipe();
  await vi.advanceTimersByTimeAsync(499);
  expect(done).not.toContain('page asked for');
  await vi.advanceTimersByTimeAsync(1);
  await wiped;
  expect(done.at(-1)).toBe('uncovered');
});

it('asks once more for a page whose process went before it was there', async () => {
  const { wipe, contents, done } = window({ loads: false });
  const wiped = wipe();
  await vi.advanceTimersByTimeAsync(10);
  contents.emit('render-process-gone', {}, { reason: 'crashed' });
  expect(done.filter((it) => it === 'page asked for')).toHaveLength(2);
  contents.emit('did-finish-load');
  await wiped;
  contents.emit('render-process-gone', {}, { reason: 'crashed' });
  expect(done.filter((it) => it === 'page asked for')).toHaveLength(2);
});

it.each([
  ['something is not emptied', { clears: false }, 0],
  ['no page comes', { loads: false }, 8_000],
])('fails, stays covered and never ends where %s', async (_why, made, afterMs) => {
  const { wipe, isWiping, done, failures } = window(made);
  let ended = false;
  void wipe().then(() => {
    ended = true;
  });
  await vi.advanceTimersByTimeAsync(afterMs);
  await vi.advanceTimersByTimeAsync(60_000);
  expect([ended, isWiping(), failures()]).toEqual([false, true, 1]);
  expect(done).not.toContain('uncovered');
});

it('leaves nobody listening: a thousand wipes are as many listeners as none', async () => {
  const { wipe, contents } = window();
  await wipe();
  const count = (): number =>
    ['render-process-gone', 'did-finish-load'].reduce((sum, name) => sum + contents.listenerCount(name), 0);
  const before = count();
  for (let at = 0; at < 1_000; at += 1) await wipe();
  expect(count()).toBe(before);
  expect(vi.getTimerCount()).toBe(0);
});
