import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { listenForSpeechKeys } from '../../../../../src/renderer/kiosk/speaking/listen-for-speech-keys.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const stand = ({ rightToLeft = false, takesArrows = true } = {}) => {
  const target = new EventTarget();
  const window = Object.assign(target, {
    setTimeout: (run: () => void, ms: number) => setTimeout(run, ms),
    clearTimeout: (timer: ReturnType<typeof setTimeout>) => clearTimeout(timer),
  }) as unknown as Window;
  const heard: string[] = [];
  const end = listenForSpeechKeys(window, {
    onAct: () => heard.push('act'),
    onArrow: (step) => {
      heard.push(step === 1 ? 'next' : 'before');
      return takesArrows;
    },
    onAgain: () => heard.push('again'),
    onVolume: (by) => heard.push(by === 1 ? 'louder' : 'quieter'),
    onOther: () => heard.push('other'),
    isRightToLeft: () => rightToLeft,
  });
  const press = (
    key: string,
    more: { readonly taken?: boolean; readonly repeat?: boolean } = {},
  ): boolean => {
    const event = Object.assign(new Event('keydown', { cancelable: true }), {
      key,
      repeat: more.repeat ?? false,
    });
    if (more.taken) event.preventDefault();
    target.dispatchEvent(event);
    return event.defaultPrevented;
  };
  return { press, end, heard, touch: () => target.dispatchEvent(new Event('pointerdown')) };
};

describe('The keys of whoever listens', () => {
  test.each([
    ['ArrowDown', false, 'next'],
    ['ArrowUp', false, 'before'],
    ['ArrowRight', false, 'next'],
    ['ArrowLeft', false, 'before'],
    ['ArrowRight', true, 'before'],
    ['ArrowLeft', true, 'next'],
    ['ArrowDown', true, 'next'],
  ] as const)('%s, right to left: %s', (key, rightToLeft, what) => {
    const { press, heard } = stand({ rightToLeft });
    expect(press(key)).toBe(true);
    expect(heard).toEqual(['act', what]);
  });

  test.each([
    ['*', 'again'],
    ['+', 'louder'],
    ['-', 'quieter'],
    ['5', 'other'],
  ])('%s that stays alone', (key, what) => {
    const { press, heard } = stand();
    press(key);
    expect(heard).toEqual(['act']);
    vi.advanceTimersByTime(1_000);
    expect(heard).toEqual(['act', what]);
  });

  test('signs in a scan are none of them', () => {
    const { press, heard } = stand();
    for (const key of ['*', '1', '-', '+', '2', '*']) {
      press(key);
      vi.advanceTimersByTime(10);
    }
    press('Enter');
    vi.advanceTimersByTime(1_000);
    expect(new Set(heard)).toEqual(new Set(['act']));
  });

  test('a key that a warning or a scanner took is an act, and nothing else', () => {
    const { press, heard } = stand();
    press('ArrowDown', { taken: true });
    press('*', { taken: true });
    vi.advanceTimersByTime(1_000);
    expect(heard).toEqual(['act', 'act']);
  });

  test('a key that is held goes one step', () => {
    const { press, heard } = stand();
    press('ArrowDown');
    press('ArrowDown', { repeat: true });
    press('ArrowDown', { repeat: true });
    expect(heard.filter((one) => one === 'next')).toHaveLength(1);
  });

  test('arrows that are not for moving keep what they do', () => {
    const { press } = stand({ takesArrows: false });
    expect(press('ArrowDown')).toBe(false);
  });

  test('Enter and keys that only change others lead to nothing; a touch is an act', () => {
    const { press, heard, touch, end } = stand();
    press('Shift');
    press('Enter');
    touch();
    vi.advanceTimersByTime(1_000);
    expect(heard).toEqual(['act', 'act']);
    end();
    touch();
    expect(heard).toEqual(['act', 'act']);
  });
});
