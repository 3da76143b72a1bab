import type { AppInfoView } from '../../shared/ipc/answer-views.ts';
import { isSameSign, type Sign, signsOf } from './sign.ts';

/** What is known of the scanners of a branch. */
export interface ScannerRules {
  /** What every scan begins with; empty: it has to be told from a person by its keys. */
  readonly prefix: readonly Sign[];
  /** What every scan ends with; null: with anything, or nothing. */
  readonly suffix: readonly Sign[] | null;
  /** The longest pause within a scan, in milliseconds. */
  readonly longestGapMs: number;
  /** The fewest characters of a code. */
  readonly shortestCode: number;
  /** How many characters a code has, blanks left out; empty: any number. */
  readonly lengths: readonly number[];
  readonly checkDigit: 'luhn' | null;
}

/** The rules that the configuration holds. */
export const rulesOf = (scanner: AppInfoView['scanner']): ScannerRules => ({
  ...scanner,
  prefix: signsOf(scanner.prefix),
  suffix: scanner.suffix === null ? null : signsOf(scanner.suffix),
});

/** Whether what came last may be the suffix, or the beginning of it. */
export const mayEnd = (rules: ScannerRules, sign: Sign): boolean => {
  const [first] = rules.suffix ?? [];
  return first === undefined ? /^[\r\n\t]$/.test(sign) : isSameSign(first, sign);
};

const passesLuhn = (digits: string): boolean => {
  const sum = [...digits].toReversed().reduce((total, digit, at) => {
    const value = at % 2 === 1 ? Number(digit) * 2 : Number(digit);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return /^\d+$/.test(digits) && sum % 10 === 0;
};

/** Search and IPC take no more. */
const LONGEST = 300;

/** Why a text is no code of the branch. */
export type Unfit = 'too-short' | 'too-long' | 'length' | 'check-digit';

/** What keeps a whole text from being a code; null: nothing does. */
export const unfitOf = (text: string, rules: ScannerRules): Unfit | null => {
  const solid = text.replaceAll(/\s/g, '');
  if ([...text].length > LONGEST) return 'too-long';
  if (rules.lengths.length > 0) {
    if (!rules.lengths.includes([...solid].length)) return 'length';
  } else if ([...solid].length < rules.shortestCode) return 'too-short';
  return rules.checkDigit === 'luhn' && !passesLuhn(solid) ? 'check-digit' : null;
};
