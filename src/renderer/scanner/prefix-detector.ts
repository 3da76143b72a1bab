import type { Burst, Stroke } from './burst.ts';
import type { Detector, Effects, KeyAnswer } from './detector.ts';
import { confirmMs, reportOf, type ScanReport, tailMs, understandDevice } from './report.ts';
import { mayEnd, type ScannerRules } from './rules.ts';
import { isSameSign, isTextSign } from './sign.ts';

interface Open {
  /** Keys of the prefix. */
  prefix: readonly Stroke[];
  /** Keys behind it. */
  strokes: readonly Stroke[];
  lastAt: number;
  last: number;
  endedAt: number | null;
  inPieces: boolean;
}

const NONE: ReadonlySet<number> = new Set();

/** How a device's keys overlap says nothing here. */
const burstOf = (strokes: readonly Stroke[]): Burst => ({ strokes, overlapped: false, ups: NONE });

/**
 * The detector for scanners with a prefix. Nothing is guessed: everything from the prefix to the suffix, or to a pause, is
 * the device's and goes nowhere, and everything else is a person's and waits for nothing.
 */
export const createPrefixDetector = (rules: ScannerRules, effects: Effects): Detector => {
  const { prefix, longestGapMs: longestGap } = rules;
  let open: Open | null = null;
  /** Until when keys are the rest of a suffix that came. */
  let tailUntil = Number.NEGATIVE_INFINITY;

  const end = (burst: Open): void => {
    open = null;
    const [first] = burst.prefix;
    if (burst.strokes.length === 0) {
      effects.release(burst.prefix);
      return;
    }
    const device = burstOf(burst.strokes);
    tailUntil = burst.lastAt + tailMs(device, rules);
    const ending = { suffixed: burst.endedAt !== null, inPieces: burst.inPieces, guessed: false };
    const heard = reportOf(device, understandDevice(device, ending, rules));
    const led: ScanReport = {
      ...heard,
      keys: [...reportOf(burstOf(burst.prefix), heard.understood).keys, ...heard.keys],
    };
    effects.heard(led, first?.spot.place === 'own');
  };

  const inPrefix = (burst: Open, stroke: Stroke): KeyAnswer => {
    const wanted = prefix[burst.prefix.length];
    if (wanted !== undefined && isSameSign(wanted, stroke.sign)) {
      burst.prefix = [...burst.prefix, stroke];
      return 'hold';
    }
    open = null;
    effects.release(burst.prefix);
    return down(stroke, stroke.at);
  };

  const inCode = (burst: Open, stroke: Stroke): KeyAnswer => {
    const { sign, at } = stroke;
    if (burst.endedAt !== null && isTextSign(sign)) burst.inPieces = true;
    if (burst.endedAt === null && mayEnd(rules, sign)) burst.endedAt = at;
    burst.strokes = [...burst.strokes, stroke].slice(-320);
    return 'drop';
  };

  const down = (stroke: Stroke, now: number): KeyAnswer => {
    const { sign, at } = stroke;
    if (open !== null && at - open.lastAt > longestGap) end(open);
    const isFirst = prefix[0] !== undefined && isSameSign(prefix[0], sign);
    const again = isFirst && open !== null && open.endedAt !== null;
    if (open !== null && again) end(open);
    if (open === null && !isFirst) {
      return at <= tailUntil && /^[\r\n\t]$/.test(sign) ? 'drop' : 'pass';
    }
    const burst = open ?? {
      prefix: [],
      strokes: [],
      lastAt: at,
      last: at,
      endedAt: null,
      inPieces: false,
    };
    open = burst;
    const answer = burst.prefix.length < prefix.length ? inPrefix(burst, stroke) : inCode(burst, stroke);
    burst.lastAt = at;
    if (burst.endedAt === null || burst.endedAt === at) burst.last = Math.max(at, now);
    return answer;
  };

  return {
    down,
    up: () => {},
    due: () => {
      if (open === null) return null;
      const wait = open.endedAt === null ? longestGap : confirmMs(burstOf(open.strokes), rules);
      return open.last + wait;
    },
    settle: () => {
      if (open !== null) end(open);
    },
    // What a person does meanwhile is no reason to let a device's keys go.
    flush: () => {},
    person: () => {
      tailUntil = Number.NEGATIVE_INFINITY;
    },
  };
};
