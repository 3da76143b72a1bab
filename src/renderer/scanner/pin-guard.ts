import type { KeyAnswer } from './detector.ts';
import { mayEnd, type ScannerRules } from './rules.ts';
import { isTextSign, type Sign } from './sign.ts';

/** No fingers are this fast for so many keys. */
const MACHINE_MS = 30;
/** The fewest characters of a code, where the branch tells of none: a PIN that a program fills in is mostly shorter. */
const FEWEST = 8;

/** How long the rest of a suffix may take. */
const TAIL_MS = 250;
const ENDS: readonly Sign[] = ['\r', '\n', '\t'];

/** A key that goes down in a field for a PIN. */
interface PinKey<Before> {
  /** Tells one field from another. */
  readonly field: unknown;
  readonly sign: Sign;
  readonly at: number;
  /** What the field held before it. */
  readonly before: Before;
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)] ?? Number.POSITIVE_INFINITY;

/**
 * Watches the keys in fields for PINs. A code that a scanner sends there, and ends as if it had been typed, would be tried
 * as a PIN: it is taken out again by `restore`, and what ends it is dropped. Everything else goes on.
 */
export const createPinGuard = <Before>(rules: ScannerRules, restore: (before: Before) => void) => {
  const fewest = Math.min(FEWEST, ...rules.lengths);
  /** Until when keys are the rest of a suffix that was dropped. */
  let tailUntil = Number.NEGATIVE_INFINITY;
  let keys: readonly PinKey<Before>[] = [];
  return (key: PinKey<Before>): Extract<KeyAnswer, 'pass' | 'drop'> => {
    const { field, sign, at } = key;
    const [first] = keys;
    const last = keys.at(-1);
    const goesOn = last !== undefined && at - last.at <= rules.longestGapMs && last.field === field;
    if (isTextSign(sign)) {
      keys = [...(goesOn ? keys : []), key];
      return 'pass';
    }
    if (at <= tailUntil && ENDS.includes(sign)) return 'drop';
    const times = [...keys.map((one) => one.at), at];
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time));
    const isScan = goesOn && mayEnd(rules, sign) && keys.length >= fewest && median(gaps) <= MACHINE_MS;
    keys = [];
    if (!isScan || first === undefined) return 'pass';
    tailUntil = at + TAIL_MS;
    restore(first.before);
    return 'drop';
  };
};
