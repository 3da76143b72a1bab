import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { oncePerTurn } from '../../../../src/main/clock/once-per-turn.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A telling that takes some milliseconds, and the moments in which it began. */
const telling = (takesMs: number) => {
  const begun: number[] = [];
  const tell = oncePerTurn(() => {
    begun.push(performance.now());
    vi.advanceTimersByTime(takesMs);
  });
  return { begun, tell };
};

describe('what is told once per turn', () => {
  it('is told once for all of a turn, and again in the next one', () => {
    const { begun, tell } = telling(0);
    for (let times = 0; times < 50; times += 1) tell();
    expect(begun).toHaveLength(0);
    vi.advanceTimersByTime(0);
    expect(begun).toHaveLength(1);
    tell();
    vi.advanceTimersByTime(0);
    expect(begun).toHaveLength(2);
  });

  it.each([
    ['four times as long as the last telling took', 100, 400],
    ['a second at most, however long the machine stood still', 3_400, 1_000],
  ])('waits %s', (_, takesMs, waitMs) => {
    const { begun, tell } = telling(takesMs);
    tell();
    vi.advanceTimersByTime(0);
    const free = performance.now();
    tell();
    vi.advanceTimersByTime(waitMs - 1);
    expect(begun).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(begun).toHaveLength(2);
    expect((begun[1] ?? 0) - free).toBeCloseTo(waitMs, 0);
  });
});
