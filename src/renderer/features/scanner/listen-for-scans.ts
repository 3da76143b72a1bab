import { FAST_MS } from '../../scanner/burst.ts';
import { createDetector } from '../../scanner/create-detector.ts';
import { createPinGuard } from '../../scanner/pin-guard.ts';
import type { Broken, ScanReport } from '../../scanner/report.ts';
import type { ScannerRules } from '../../scanner/rules.ts';
import { isModifier, isTextSign, signOf } from '../../scanner/sign.ts';
import { type FieldState, fieldStateOf, isTextField, restoreField } from './field/field-state.ts';
import { takesScans } from './field/own-scan.ts';
import { isPinField } from './field/pin-field.ts';
import { type KeptKey, replay } from './field/replay.ts';
import { spotOf } from './field/spot-of.ts';

/** What becomes of what scanners send. */
export interface ScanActions {
  readonly onScan: (text: string) => void;
  /** A device's keys came that are no whole code; nothing is looked up. */
  readonly onBroken: (why: Broken) => void;
  /** Every burst of keys that is over, whoever sent it. */
  readonly onHeard: (report: ScanReport) => void;
}

/** How many keys that came without a pause are kept, each with the state of its field before it. */
const KEPT = 400;
/** A timer this late had to wait for something. */
const LATE_MS = 30;
/** Keys of an input method: they are its own. */
const COMPOSING: readonly string[] = ['Process', 'Dead', 'Unidentified'];

const pressedOf = ({ key, code, ctrlKey, altKey, metaKey }: KeyboardEvent) => ({
  key,
  code,
  ctrlKey,
  altKey,
  metaKey,
});

/** With Alt the number pad spells the number of a character, which comes once Alt goes up. */
const isAltCode = ({ altKey, ctrlKey, code }: KeyboardEvent): boolean =>
  altKey && !ctrlKey && code.startsWith('Numpad');

const stop = (event: Event): void => {
  event.preventDefault();
  event.stopImmediatePropagation();
};

/**
 * Hears every key anywhere in the window before any component does. Keys of a device press nothing and leave nothing in a
 * field; a person's do what they always do. Gives what ends it.
 */
export const listenForScans = (
  window: Window,
  rules: ScannerRules,
  { onScan, onBroken, onHeard }: ScanActions,
): (() => void) => {
  const { document, performance } = window;
  const before = new Map<number, FieldState>();
  const kept = new Map<number, KeptKey>();
  /** Keys that the page was not told of, until they go up. */
  const untold = new Set<string>();
  let count = 0;
  let timer = 0;
  /** Whether the next keypress, or the next input, is that of a key that went on. */
  let pressing = false;
  let typing = false;

  /** A field that takes scans holds the last one alone; what came slowly may be typed, and stays as it is. */
  const fillOwn = (text: string, pace: number | null): void => {
    const field = document.activeElement;
    const sure = rules.prefix.length > 0 || (pace ?? Number.POSITIVE_INFINITY) <= FAST_MS;
    if (sure && isTextField(field) && takesScans(field)) restoreField({ field, value: text });
  };

  const detector = createDetector(rules, {
    takeBack: (strokes) => {
      const fields = new Map<Element, FieldState>();
      for (const { id } of strokes) {
        const state = before.get(id);
        if (state !== undefined && !fields.has(state.field)) fields.set(state.field, state);
      }
      for (const state of fields.values()) restoreField(state);
    },
    release: (strokes) => {
      for (const { id } of strokes) {
        const key = kept.get(id);
        if (key !== undefined) replay(key);
      }
    },
    heard: (report, own) => {
      onHeard(report);
      const { understood, pace } = report;
      if (understood.as === 'broken') onBroken(understood.why);
      if (understood.as !== 'scan') return;
      if (own) fillOwn(understood.text, pace);
      else onScan(understood.text);
    },
  });

  const pinGuard = createPinGuard<FieldState | null>(rules, (state) => state !== null && restoreField(state));
  /** Nothing is guessed of the keys in a field for a PIN: that is nobody's to look up. */
  const isPin = (): boolean => rules.prefix.length === 0 && isPinField(document.activeElement);

  const arm = (patience = 0): void => {
    window.clearTimeout(timer);
    const due = detector.due();
    if (due === null) return;
    timer = window.setTimeout(
      () => {
        // Where the page was busy, keys may still wait to be heard.
        if (patience === 0 && performance.now() - due > LATE_MS) arm(LATE_MS);
        else {
          detector.settle();
          arm();
        }
      },
      Math.max(patience, due - performance.now()),
    );
  };

  const hear = (event: KeyboardEvent, code: string): void => {
    const target = document.activeElement ?? document.body;
    const sign = signOf({ ...pressedOf(event), altGraph: event.getModifierState('AltGraph') });
    count += 1;
    const id = count;
    const state = isTextSign(sign) ? fieldStateOf(target) : null;
    if (state !== null) before.set(id, state);
    before.delete(id - KEPT);
    kept.delete(id - KEPT);
    const stroke = { id, sign, code, at: event.timeStamp, spot: spotOf(target) };
    const answer = detector.down(stroke, performance.now());
    pressing = answer === 'pass' && event.type === 'keydown';
    typing = answer === 'pass';
    if (answer === 'hold') kept.set(id, { sign, target, event });
    if (answer === 'pass') untold.delete(code);
    else {
      untold.add(code);
      stop(event);
    }
    arm();
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.isTrusted || isModifier(event.key)) return;
    const code = event.code === '' ? event.key : event.code;
    if (isPin()) {
      detector.flush();
      arm();
      untold.delete(code);
      const sign = signOf({ ...pressedOf(event), altGraph: event.getModifierState('AltGraph') });
      const field = document.activeElement;
      const key = { field, sign, at: event.timeStamp, before: fieldStateOf(field) };
      if (pinGuard(key) === 'drop') stop(event);
    } else if (event.isComposing || COMPOSING.includes(event.key)) {
      detector.flush();
      arm();
    } else if (event.repeat) {
      if (untold.has(code)) stop(event);
      else pressing = true;
    } else if (!isAltCode(event)) hear(event, code);
  };

  /** A character that no key made, as a scanner types it with Alt and the number pad. */
  const onKeyPress = (event: KeyboardEvent): void => {
    if (!event.isTrusted || isPin()) return;
    if (pressing) pressing = false;
    else hear(event, '');
  };

  const onKeyUp = (event: KeyboardEvent): void => {
    if (!event.isTrusted || isModifier(event.key)) return;
    const code = event.code === '' ? event.key : event.code;
    pressing = false;
    if (untold.delete(code)) stop(event);
    detector.up(code, event.timeStamp);
    arm();
  };

  const onInput = (event: Event): void => {
    if (!event.isTrusted) return;
    if (!typing) detector.person();
    typing = false;
  };

  const onPointerDown = (): void => {
    detector.flush();
    arm();
  };

  const capture = { capture: true } as const;
  window.addEventListener('keydown', onKeyDown, capture);
  window.addEventListener('keypress', onKeyPress, capture);
  window.addEventListener('keyup', onKeyUp, capture);
  window.addEventListener('input', onInput, capture);
  window.addEventListener('pointerdown', onPointerDown, capture);
  return () => {
    window.clearTimeout(timer);
    window.removeEventListener('keydown', onKeyDown, capture);
    window.removeEventListener('keypress', onKeyPress, capture);
    window.removeEventListener('keyup', onKeyUp, capture);
    window.removeEventListener('input', onInput, capture);
    window.removeEventListener('pointerdown', onPointerDown, capture);
  };
};
