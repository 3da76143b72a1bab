import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createHeart } from '../../../../../src/main/electron/kiosk-heart.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A heart over a page that answers while it is said to. */
const beating = () => {
  let answers = true;
  let silent = 0;
  let beats = 0;
  const heart = createHeart({
    beat: () => {
      beats += 1;
      if (answers) heart.heard();
    },
    onSilent: () => {
      silent += 1;
    },
  });
  return {
    heart,
    beats: () => beats,
    silent: () => silent,
    answer: (it: boolean) => {
      answers = it;
    },
  };
};

it('hears a page that answers for a day', () => {
  const { beats, silent } = beating();
  vi.advanceTimersByTime(86_400_000);
  expect([beats(), silent()]).toEqual([172_800, 0]);
});

it('takes a page that hangs for dead within 5 s, once', () => {
  const { answer, silent } = beating();
  vi.advanceTimersByTime(2_000);
  answer(false);
  vi.advanceTimersByTime(3_000);
  expect(silent()).toBe(0);
  vi.advanceTimersByTime(1_500);
  expect(silent()).toBe(1);
  vi.advanceTimersByTime(60_000);
  expect(silent()).toBe(1);
});

it('lets a page be slow for three seconds', () => {
  const { answer, silent } = beating();
  for (let at = 0; at < 10; at += 1) {
    answer(false);
    vi.advanceTimersByTime(3_000);
    answer(true);
    vi.advanceTimersByTime(500);
  }
  expect(silent()).toBe(0);
});

it('waits for the first answer of a page that is loaded, however long that takes', () => {
  const { heart, answer, silent } = beating();
  vi.advanceTimersByTime(1_000);
  heart.gone();
  answer(false);
  vi.advanceTimersByTime(60_000);
  expect(silent()).toBe(0);
  heart.heard();
  vi.advanceTimersByTime(4_500);
  expect(silent()).toBe(1);
});

it('beats no more once it is stopped', () => {
  const { heart, beats } = beating();
  heart.stop();
  vi.advanceTimersByTime(10_000);
  expect(beats()).toBe(0);
});
