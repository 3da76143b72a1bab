import type { KeyAnswer } from '../detectors/detector.ts';
import { mayEnd, type ScannerRules } from '../detectors/rules.ts';
import { isTextSign, type Sign } from '../detectors/sign.ts';
import { type FieldState, fieldStateOf, restoreField } from './field-state.ts';
import { takesScans } from './own-scan.ts';

/** No fingers are this fast for so many keys. */
const MACHINE_MS = 30;
/** The fewest characters of a code, where the branch tells of none: a PIN that a program fills in is mostly shorter. */
const FEWEST = 8;

/** How long the rest of a suffix may take. */
const TAIL_MS = 250;
const ENDS: readonly Sign[] = ['\r', '\n', '\t'];

/** Whether an element takes a PIN: nothing that is typed there is looked up. */
export const isPinField = (element: Element | null): boolean =>
  element instanceof HTMLInputElement && element.type === 'password' && !takesScans(element);

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)] ?? Number.POSITIVE_INFINITY;

/**
 * Watches the keys in fields for PINs. A code that a scanner sends there, and ends as if it had been typed, would be tried
 * as a PIN: it is taken out again, and what ends it is dropped. Everything else goes on.
 */
export const createPinGuard = ({ lengths, ...rules }: ScannerRules) => {
  const fewest = Math.min(FEWEST, ...lengths);
  /** Until when keys are the rest of a suffix that was dropped. */
  let tailUntil = Number.NEGATIVE_INFINITY;
  let keys: readonly { readonly at: number; readonly before: FieldState | null }[] = [];
  return (
    field: Element | null,
    sign: Sign,
    { timeStamp: at }: { readonly timeStamp: number },
  ): Extract<KeyAnswer, 'pass' | 'drop'> => {
    const [first] = keys;
    const last = keys.at(-1);
    const goesOn = last !== undefined && at - last.at <= rules.longestGapMs && first?.before?.field === field;
    if (isTextSign(sign)) {
      keys = [...(goesOn ? keys : []), { at, before: fieldStateOf(field) }];
      return 'pass';
    }
    if (at <= tailUntil && ENDS.includes(sign)) return 'drop';
    const times = [...keys.map((key) => key.at), at];
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time));
    const isScan =
      goesOn && mayEnd({ lengths, ...rules }, sign) && keys.length >= fewest && median(gaps) <= MACHINE_MS;
    keys = [];
    if (!isScan) return 'pass';
    tailUntil = at + TAIL_MS;
    if (first?.before != null) restoreField(first.before);
    return 'drop';
  };
};
