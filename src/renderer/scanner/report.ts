import { type Burst, FAST_MS, figuresOf, type Stroke } from './burst.ts';
import { type ScannerRules, type Unfit, unfitOf } from './rules.ts';
import { isTextSign, type Sign } from './sign.ts';

/** Why what a scanner sent is not taken for a code. */
export type Broken =
  /** It went on after it had ended, or another began at once. */
  | 'in-pieces'
  /** A configured suffix did not come. */
  | 'no-suffix'
  /** It came right behind what a person typed. */
  | 'amid-typing'
  | Unfit;

/** Who sent the keys, and what they were. */
type KeysUnderstood =
  | { readonly as: 'scan'; readonly text: string }
  | { readonly as: 'broken'; readonly why: Broken }
  /** Text that went nowhere: a person's fingers, where nothing takes text. */
  | { readonly as: 'nowhere' }
  | { readonly as: 'typing' };

/** A burst of keys from its first to its last, and what was understood. */
export interface ScanReport {
  readonly keys: readonly { readonly sign: Sign; readonly gap: number }[];
  readonly text: string;
  readonly understood: KeysUnderstood;
  /** What came behind the text. */
  readonly suffix: readonly Sign[];
  /** The median of the pauses between its characters, in milliseconds; null for fewer than two. */
  readonly pace: number | null;
  /** The longest pause within it, in milliseconds. */
  readonly longestGap: number;
}

/** How a burst ended. */
interface End {
  /** Whether a suffix came. */
  readonly suffixed: boolean;
  /** Whether text came behind the suffix, or the burst itself right behind another of a device. */
  readonly inPieces: boolean;
  /** Whether it was told from a person by its keys alone. */
  readonly guessed: boolean;
}

/** What a device sent, by the rules of the branch. Pure. */
export const understandDevice = (
  burst: Burst,
  { suffixed, inPieces, guessed }: End,
  rules: ScannerRules,
): KeysUnderstood => {
  const figures = figuresOf(burst);
  if (burst.overlapped) return { as: 'nowhere' };
  if (inPieces) return { as: 'broken', why: 'in-pieces' };
  if (guessed && figures.head > 0) return { as: 'broken', why: 'amid-typing' };
  if (rules.suffix !== null && rules.suffix.length > 0 && !suffixed)
    return { as: 'broken', why: 'no-suffix' };
  // The key that goes to the search begins no code.
  const text = (guessed ? figures.text.replace(/^\//, '') : figures.text).trim();
  const why = unfitOf(text, rules);
  return why === null ? { as: 'scan', text } : { as: 'broken', why };
};

const gapsOf = (strokes: readonly Stroke[]): readonly number[] =>
  strokes.map(({ at }, index) => (index === 0 ? 0 : at - (strokes[index - 1]?.at ?? at)));

/** What is shown of a burst to somebody who tries a scanner. Pure. */
export const reportOf = (burst: Burst, understood: KeysUnderstood): ScanReport => {
  const { strokes } = burst;
  const { text, pace } = figuresOf(burst);
  const gaps = gapsOf(strokes);
  const lastText = strokes.findLastIndex(({ sign }) => isTextSign(sign));
  return {
    keys: strokes.map(({ sign }, index) => ({ sign, gap: Math.round(gaps[index] ?? 0) })),
    text,
    understood,
    suffix: strokes.slice(lastText + 1).map(({ sign }) => sign),
    pace: Number.isFinite(pace) ? Math.round(pace) : null,
    longestGap: Math.round(Math.max(0, ...gaps)),
  };
};

/** Milliseconds after a suffix in which more text belongs to the same scan. */
export const confirmMs = (burst: Burst, rules: ScannerRules): number => {
  const { pace } = figuresOf(burst);
  return Math.min(rules.longestGapMs, Math.max(40, (Number.isFinite(pace) ? pace : FAST_MS) * 2.5));
};

/** A device may stop for so long before any of its keys. */
const STALL_MS = 220;

/** Milliseconds after the last key of a suffix in which more of it may come. */
export const tailMs = (burst: Burst, rules: ScannerRules): number => {
  const { pace } = figuresOf(burst);
  return Math.min(rules.longestGapMs, STALL_MS + (Number.isFinite(pace) ? pace : FAST_MS) * 2);
};
