import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { listenForActs } from '../../../../src/renderer/kiosk/state/listen-for-acts.ts';
import { listenForKeys } from '../../../../src/renderer/kiosk/state/listen-for-keys.ts';
import { rulesOf } from '../../../../src/renderer/scanner/rules.ts';
import { STAGES } from '../../../support/renderer-stage/fixtures.ts';

/** A button, as far as keys know it. */
class PressedThing {
  readonly pressed = vi.fn();
  isConnected = true;
  click(): void {
    this.pressed();
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('HTMLButtonElement', PressedThing);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const stand = ({ warned = false, scanner = STAGES.start.info.scanner } = {}) => {
  const target = new EventTarget();
  const document: { activeElement: unknown } = { activeElement: null };
  const window = Object.assign(target, {
    document,
    performance,
    setTimeout: (run: () => void, ms: number) => setTimeout(run, ms),
    clearTimeout: (timer: ReturnType<typeof setTimeout>) => clearTimeout(timer),
  }) as unknown as Window;
  const heard = { scans: [] as string[], broken: 0, enters: 0, typed: '', stayed: 0 };
  let isWarned = warned;
  listenForActs(window, () => {
    const was = isWarned;
    isWarned = false;
    if (was) heard.stayed += 1;
    return was;
  });
  listenForKeys(window, rulesOf(scanner), {
    onScan: (text) => heard.scans.push(text),
    onBroken: () => {
      heard.broken += 1;
    },
    onDigit: (digit) => {
      heard.typed += digit;
    },
    onDelete: () => {
      heard.typed = heard.typed.slice(0, -1);
    },
    onEnter: () => {
      heard.enters += 1;
    },
    typed: () => heard.typed,
    putBack: (typed) => {
      heard.typed = typed;
    },
  });
  const tell = (type: string, key: string): void => {
    const code = /^\d$/.test(key) ? `Digit${key}` : key;
    const event = Object.assign(new Event(type, { cancelable: true }), {
      ...{ key, code, ctrlKey: false, altKey: false, metaKey: false, repeat: false },
      getModifierState: () => false,
    });
    Object.defineProperties(event, {
      isTrusted: { value: true },
      timeStamp: { value: performance.now() },
    });
    target.dispatchEvent(event);
  };
  /** Presses keys, each so long and with such a pause behind it. */
  const press = (keys: readonly string[], held: number, pause: number): void => {
    for (const key of keys) {
      tell('keydown', key);
      vi.advanceTimersByTime(held);
      tell('keyup', key);
      vi.advanceTimersByTime(pause);
    }
  };
  return { heard, press, document };
};

const CARD = '5100012345670012';

describe('A card is scanned', () => {
  test.each([
    ['with Enter behind it', [...CARD, 'Enter']],
    ['with Tab behind it', [...CARD, 'Tab']],
    ['with nothing behind it', [...CARD]],
  ])('%s: it is told once, nothing is typed and nothing is pressed', (_, keys) => {
    const { heard, press, document } = stand();
    const button = new PressedThing();
    document.activeElement = button;
    press(keys, 2, 8);
    vi.advanceTimersByTime(2_000);
    expect(heard).toMatchObject({ scans: [CARD], broken: 0, enters: 0, typed: '' });
    expect(button.pressed).not.toHaveBeenCalled();
  });

  test('behind what a person typed: that stays as it was', () => {
    const { heard, press } = stand();
    press([...'98450'], 60, 100);
    vi.advanceTimersByTime(3_000);
    press([...CARD, 'Enter'], 2, 8);
    vi.advanceTimersByTime(2_000);
    expect(heard).toMatchObject({ scans: [CARD], typed: '98450', enters: 0 });
  });

  test('while a warning is shown: the warning is over, and the whole code is there', () => {
    const { heard, press } = stand({ warned: true });
    press([...CARD, 'Enter'], 2, 8);
    vi.advanceTimersByTime(2_000);
    expect(heard).toMatchObject({ scans: [CARD], typed: '', stayed: 1 });
  });
});

describe('A person types', () => {
  test.each([
    ['slowly', 90, 220],
    ['fast', 70, 50],
    ['with one finger on a keypad of numbers', 45, 75],
  ])('a mobile %s, then Enter: it is theirs, and no scan', (_, held, pause) => {
    const { heard, press } = stand();
    press([...'9845010001'], held, pause);
    press(['Enter'], held, pause);
    vi.advanceTimersByTime(2_000);
    expect(heard).toMatchObject({ typed: '9845010001', scans: [], enters: 1 });
  });

  test('Enter on a button presses it, and does nothing else', () => {
    const { heard, press, document } = stand();
    const button = new PressedThing();
    document.activeElement = button;
    press(['Enter'], 80, 1_000);
    expect(button.pressed).toHaveBeenCalledTimes(1);
    expect(heard.enters).toBe(0);
  });

  test.each([
    ['with the focus on a button', true],
    ['with the focus elsewhere', false],
  ])('a key that keeps the visit does nothing else, %s', (_, onButton) => {
    const { heard, press, document } = stand({ warned: true });
    const button = new PressedThing();
    document.activeElement = onButton ? button : null;
    press(['Enter'], 80, 1_000);
    expect(heard).toMatchObject({ stayed: 1, enters: 0, typed: '' });
    expect(button.pressed).not.toHaveBeenCalled();
  });

  test('a digit that keeps the visit is not typed', () => {
    const { heard, press } = stand({ warned: true });
    press(['7'], 80, 1_000);
    expect(heard).toMatchObject({ stayed: 1, typed: '' });
    press(['7'], 80, 1_000);
    expect(heard.typed).toBe('7');
  });
});
