import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { listenForTouch } from '../../../../src/renderer/features/operators/listen-for-touch.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A window with timers that can be moved on, and how often main was told. */
const listening = (lockAfterSeconds: number) => {
  const listeners = new Map<string, (event: { isTrusted: boolean }) => void>();
  let told = 0;
  const window = {
    setTimeout: (work: () => void, ms: number) => setTimeout(work, ms),
    clearTimeout: (timer: number) => clearTimeout(timer),
    addEventListener: (name: string, listener: never) => listeners.set(name, listener),
    removeEventListener: (name: string) => listeners.delete(name),
  };
  const touch = async () => {
    told += 1;
    return { ok: true as const, value: {} };
  };
  const end = listenForTouch(window as never, { operators: { touch } } as never, lockAfterSeconds);
  return {
    input: (name = 'keydown', isTrusted = true) => listeners.get(name)?.({ isTrusted }),
    told: () => told,
    listeners,
    end,
  };
};

it('tells of input at once, then at most every ten seconds, the last time included', () => {
  const { input, told } = listening(300);
  for (const name of ['keydown', 'pointerdown', 'wheel']) input(name);
  expect(told()).toBe(1);
  vi.advanceTimersByTime(9_999);
  expect(told()).toBe(1);
  vi.advanceTimersByTime(1);
  expect(told()).toBe(2);
  vi.advanceTimersByTime(60_000);
  expect(told()).toBe(2);
  input();
  expect(told()).toBe(3);
});

it('tells more often where the desk locks sooner: somebody who works is never locked out', () => {
  const { input, told } = listening(5);
  for (let nth = 0; nth < 50; nth += 1) {
    input();
    vi.advanceTimersByTime(100);
  }
  expect(told()).toBe(6);
});

it('is not told of input that no person made, and ends', () => {
  const { input, told, listeners, end } = listening(300);
  input('keydown', false);
  expect(told()).toBe(0);
  input();
  end();
  vi.advanceTimersByTime(60_000);
  expect(told()).toBe(1);
  expect(listeners.size).toBe(0);
});
