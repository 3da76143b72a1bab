import type { KeyPlace, Stroke } from '../../scanner/burst.ts';
import { createDetector } from '../../scanner/create-detector.ts';
import type { ScannerRules } from '../../scanner/rules.ts';
import { isModifier, signOf } from '../../scanner/sign.ts';

interface KeyActions {
  readonly onScan: (text: string) => void;
  readonly onBroken: () => void;
  /** A digit of the keyboard. */
  readonly onDigit: (digit: string) => void;
  readonly onDelete: () => void;
  /** Enter, where no button has the focus. */
  readonly onEnter: () => void;
  /** What was typed: it is put back where a scanner sent the keys. */
  readonly typed: () => string;
  readonly putBack: (typed: string) => void;
}

/** How many keys are remembered. */
const KEPT = 400;

/**
 * Hears the keys of scanners and of people, in the whole window. A scanner's keys type and press nothing, however it is
 * told: by its prefix, or by its pace. Gives what ends it.
 */
export const listenForKeys = (window: Window, rules: ScannerRules, actions: KeyActions): (() => void) => {
  const { document, performance } = window;
  /** What was typed before a key. */
  const before = new Map<number, string>();
  /** The button that a key would press; null: none. Keys that did something else already are left out. */
  const targets = new Map<number, HTMLElement | null>();
  let count = 0;
  let timer = 0;

  const pressed = (): HTMLElement | null =>
    document.activeElement instanceof HTMLButtonElement ? document.activeElement : null;

  const detector = createDetector(rules, {
    takeBack: (strokes) => {
      const [first] = strokes;
      const typed = first === undefined ? undefined : before.get(first.id);
      if (typed !== undefined) actions.putBack(typed);
    },
    release: (strokes) => {
      for (const { id, sign } of strokes) {
        const target = targets.get(id);
        if (sign !== '\r' && sign !== ' ') continue;
        if (target === null && sign === '\r') actions.onEnter();
        if (target?.isConnected) target.click();
      }
    },
    heard: ({ understood }) => {
      if (understood.as === 'scan') actions.onScan(understood.text);
      if (understood.as === 'broken') actions.onBroken();
    },
  });

  const arm = (): void => {
    window.clearTimeout(timer);
    const due = detector.due();
    if (due === null) return;
    timer = window.setTimeout(
      () => {
        detector.settle();
        arm();
      },
      Math.max(0, due - performance.now()),
    );
  };

  const type = (key: string): void => {
    if (/^\p{Nd}$/u.test(key)) actions.onDigit(key);
    else if (key === 'Backspace') actions.onDelete();
    else if (key === 'Enter' && pressed() === null) actions.onEnter();
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.isTrusted || isModifier(event.key)) return;
    if (event.repeat) {
      // A key that is held types once: hands that shake hold keys for long.
      if (event.key !== 'Tab') event.preventDefault();
      return;
    }
    const sign = signOf({
      key: event.key,
      code: event.code,
      ctrlKey: event.ctrlKey,
      altKey: event.altKey,
      metaKey: event.metaKey,
      altGraph: event.getModifierState('AltGraph'),
    });
    count += 1;
    before.set(count, actions.typed());
    before.delete(count - KEPT);
    if (!event.defaultPrevented) targets.set(count, pressed());
    targets.delete(count - KEPT);
    // What is typed here goes on from what was typed: a slow row of digits is a person's number.
    const place: KeyPlace = 'more';
    const spot = { place, presses: pressed() !== null, arrowsChoose: false };
    const code = event.code === '' ? event.key : event.code;
    const stroke: Stroke = { id: count, sign, code, at: event.timeStamp, spot };
    const answer = detector.down(stroke, performance.now());
    if (answer !== 'pass') {
      event.preventDefault();
      event.stopPropagation();
    } else if (!event.defaultPrevented) type(event.key);
    arm();
  };
  const onKeyUp = (event: KeyboardEvent): void => {
    if (!event.isTrusted || isModifier(event.key)) return;
    detector.up(event.code === '' ? event.key : event.code, event.timeStamp);
    arm();
  };
  const onPointerDown = (): void => {
    detector.flush();
    arm();
  };

  const capture = { capture: true } as const;
  window.addEventListener('keydown', onKeyDown, capture);
  window.addEventListener('keyup', onKeyUp, capture);
  window.addEventListener('pointerdown', onPointerDown, capture);
  return () => {
    window.clearTimeout(timer);
    window.removeEventListener('keydown', onKeyDown, capture);
    window.removeEventListener('keyup', onKeyUp, capture);
    window.removeEventListener('pointerdown', onPointerDown, capture);
  };
};
