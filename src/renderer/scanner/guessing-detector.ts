import { FAST_MS, type Figures, figuresOf, looksLikeCode, proofOf, type Stroke } from './burst.ts';
import type { Detector, Effects, KeyAnswer } from './detector.ts';
import { type Held, heldUntil } from './held.ts';
import { confirmMs, reportOf, tailMs, understandDevice } from './report.ts';
import { mayEnd, type ScannerRules, unfitOf } from './rules.ts';
import { isCommand, isShortcut, isTextSign } from './sign.ts';

/** Keys that overlap faster than this are no proof of fingers. */
const ROLLOVER_MS = 15;
/** How many keys that were typed without a pause are remembered. */
const KEPT = 320;
/** Nobody scans again sooner than this after a scan that did not come to its end. */
const RESCAN_MS = 1_000;
/** What scanners send behind a code. */
const SUFFIX: readonly string[] = ['\r', '\n', '\t'];
/** So few fast characters are no proof of anything. */
const FEW = 4;

interface Open {
  strokes: readonly Stroke[];
  overlapped: boolean;
  readonly ups: Set<number>;
  /** By the device's clock. */
  lastAt: number;
  /** By the later of two clocks: the device's, and that of who handles it. */
  last: number;
  /** It is proven a device's. */
  device: boolean;
  /** A person edits in it: what they typed so far is no code. */
  person: boolean;
  held: readonly Held[];
  /** When its suffix came. */
  endedAt: number | null;
  inPieces: boolean;
}

/** A scan that came to no suffix, by a pause. */
interface Cut {
  readonly at: number;
  readonly text: string;
  readonly whole: boolean;
}

/**
 * Whether what was heard is the rest of a scan that was cut. Text that begins like the cut scan is another scan of the
 * same card. Scanners that send no suffix send no rest.
 */
const isRestOf = (cut: Cut | null, { texts, text }: Figures, suffixed: boolean): boolean => {
  const begun = texts[0]?.at ?? Number.POSITIVE_INFINITY;
  if (cut === null || begun - cut.at > RESCAN_MS || text.startsWith(cut.text)) return false;
  return suffixed || !cut.whole;
};

/** The fewest characters of a slow code: those of the shortest code, where a branch tells of it. */
const slowestOf = ({ shortestCode, lengths }: ScannerRules): number =>
  lengths.length > 0 ? Math.min(8, ...lengths) : Math.max(8, shortestCode);

const isSolid = ({ sign }: Stroke): boolean => isTextSign(sign) && sign !== ' ';

/**
 * The waiting keys that a person meant. Nobody types where no text goes, then presses the control there, or goes on
 * typing at once. The key that leads to the search is no text.
 */
const meantOf = ({ held, strokes }: Open): readonly Stroke[] => {
  const typed = strokes.filter((stroke) => isSolid(stroke) && stroke.sign !== '/');
  if (typed.some(({ spot }) => spot.place === 'plain')) return [];
  return held.map(({ stroke }) => stroke).filter(({ id }) => !typed.some((other) => other.id > id));
};

const isOwn = ({ strokes }: Open): boolean => {
  const texts = strokes.filter(({ sign }) => isTextSign(sign));
  return texts.length > 0 && texts.every(({ spot }) => spot.place === 'own');
};

/** A field that takes scans gets their text, and a Tab behind it leads on as it should. */
const goesOn = ({ sign, spot }: Stroke): KeyAnswer =>
  spot.place === 'own' && (isTextSign(sign) || sign === '\t') ? 'pass' : 'drop';

/**
 * The detector for scanners that are not known by a prefix. Text goes into its field at once, and is taken back when it
 * proves to be a device's; what would press something waits until it is proven a person's.
 */
export const createGuessingDetector = (rules: ScannerRules, effects: Effects): Detector => {
  const longestGap = rules.longestGapMs;
  const slowest = slowestOf(rules);
  let open: Open | null = null;
  /** What ended without a suffix: a key that comes late through a busy machine may still belong to it. */
  let closed: Open | null = null;
  /** Until when keys are the rest of a suffix that came. */
  let tailUntil = Number.NEGATIVE_INFINITY;
  let cut: Cut | null = null;

  const convict = (burst: Open, figures: Figures): void => {
    burst.device = true;
    burst.held = [];
    effects.takeBack(figures.texts.slice(figures.head).filter(({ spot }) => spot.place !== 'own'));
  };

  /** Whether it is a slow scanner's code, if it ends here. */
  const isSlowScan = (burst: Open, figures: Figures, suffixed: boolean): boolean => {
    if (burst.person || !proofOf(burst, figures, slowest).slow) return false;
    const places = figures.texts.map(({ spot }) => spot.place);
    // Without a suffix it may also be a number that somebody goes on typing.
    if (places.includes('own')) return suffixed;
    return !places.includes('search') || unfitOf(figures.text, rules) === null;
  };

  const release = (burst: Open): void => {
    const meant = meantOf(burst);
    burst.held = [];
    if (meant.length > 0) effects.release(meant);
  };

  const end = (burst: Open): void => {
    const figures = figuresOf(burst);
    open = null;
    closed = burst.endedAt === null ? burst : null;
    if (!burst.device && isSlowScan(burst, figures, false)) convict(burst, figures);
    if (!burst.device) {
      release(burst);
      effects.heard(reportOf(burst, { as: 'typing' }), false);
      return;
    }
    const suffixed = burst.endedAt !== null;
    const inPieces = burst.inPieces || isRestOf(cut, figures, suffixed);
    const understood = understandDevice(burst, { suffixed, inPieces, guessed: true }, rules);
    if (suffixed) tailUntil = burst.lastAt + tailMs(burst, rules);
    cut = suffixed ? null : { at: burst.lastAt, text: figures.text, whole: understood.as === 'scan' };
    const own = isOwn(burst);
    if (own && understood.as === 'broken') effects.takeBack(figures.texts);
    effects.heard(reportOf(burst, understood), own);
  };

  const isRestOfSuffix = ({ sign, at }: Stroke): boolean => at <= tailUntil && SUFFIX.includes(sign);

  const begin = (stroke: Stroke): Open => ({
    strokes: [],
    overlapped: false,
    ups: new Set(),
    lastAt: stroke.at,
    last: stroke.at,
    device: false,
    person: false,
    held: [],
    endedAt: null,
    inPieces: false,
  });

  const hold = (burst: Open, stroke: Stroke): KeyAnswer => {
    burst.held = [...burst.held, { stroke, upAt: null }];
    return 'hold';
  };

  const ofPerson = (burst: Open): KeyAnswer => {
    burst.person = true;
    release(burst);
    return 'pass';
  };

  const onText = (burst: Open, stroke: Stroke): KeyAnswer => {
    const figures = figuresOf(burst);
    if (proofOf(burst, figures, slowest).device) {
      convict(burst, figures);
      return goesOn(stroke);
    }
    return stroke.sign === ' ' && stroke.spot.presses ? hold(burst, stroke) : 'pass';
  };

  /** A key that is no text, among text that is not proven a device's. */
  const onOther = (burst: Open, stroke: Stroke): KeyAnswer => {
    const { sign, spot, at } = stroke;
    const figures = figuresOf(burst);
    const { words } = proofOf(burst, figures, slowest);
    const ends = mayEnd(rules, sign);
    if (ends && (isSlowScan(burst, figures, true) || (words && !burst.person && sign !== '\t'))) {
      convict(burst, figures);
      burst.endedAt = at;
      return goesOn(stroke);
    }
    if (!figures.texts.some(isSolid)) {
      if (sign === '\r' && spot.presses) return hold(burst, stroke);
      release(burst);
      open = null;
      return 'pass';
    }
    if (spot.place === 'plain' || spot.place === 'finds') {
      if (sign === '\r' || isCommand(sign)) return hold(burst, stroke);
      return spot.arrowsChoose && sign.startsWith('<Arrow') ? 'drop' : 'pass';
    }
    const gap = at - (figures.texts.at(-1)?.at ?? at);
    const fast = !burst.overlapped && figures.texts.length < FEW && Math.min(figures.pace, gap) <= FAST_MS;
    if (isShortcut(sign)) return fast || looksLikeCode(figures.text) ? hold(burst, stroke) : 'pass';
    if (sign === '\r' && fast) return hold(burst, stroke);
    return isCommand(sign) ? 'pass' : ofPerson(burst);
  };

  const down = (stroke: Stroke, now: number): KeyAnswer => {
    const { sign, at } = stroke;
    if (open !== null && at - open.lastAt > longestGap) end(open);
    if (open !== null && open.endedAt !== null && isTextSign(sign)) {
      if (at - open.endedAt <= confirmMs(open, rules)) open.inPieces = true;
      else end(open);
    }
    if (open === null && closed !== null && at - closed.lastAt <= longestGap) open = closed;
    if (open === null && isRestOfSuffix(stroke)) return 'drop';
    const burst = open ?? begin(stroke);
    open = burst;
    closed = null;
    const before = burst.strokes;
    burst.strokes = isTextSign(sign) ? [...before, stroke].slice(-KEPT) : before;
    const answer = ((): KeyAnswer => {
      if (!burst.device) return isTextSign(sign) ? onText(burst, stroke) : onOther(burst, stroke);
      if (isTextSign(sign)) burst.endedAt = null;
      else if (burst.endedAt === null && mayEnd(rules, sign)) burst.endedAt = at;
      return goesOn(stroke);
    })();
    if (!isTextSign(sign)) burst.strokes = [...before, stroke].slice(-KEPT);
    burst.lastAt = at;
    // Keys behind the first key of a suffix do not delay what the scan does.
    if (burst.endedAt === null || burst.endedAt === at) burst.last = Math.max(at, now);
    return answer;
  };

  return {
    down,
    up: (code, at) => {
      if (open === null || code === '') return;
      const index = open.strokes.findLastIndex((stroke) => stroke.code === code);
      const stroke = open.strokes[index];
      const next = open.strokes[index + 1];
      if (stroke === undefined) return;
      open.ups.add(stroke.id);
      open.held = open.held.map((held) => (held.stroke === stroke ? { stroke, upAt: at } : held));
      if (next !== undefined && isTextSign(stroke.sign) && next.at - stroke.at >= ROLLOVER_MS && !open.device)
        open.overlapped = true;
    },
    due: () => {
      if (open === null) return null;
      const { endedAt, last, held, strokes } = open;
      if (endedAt !== null) return last + confirmMs(open, rules);
      return (held.length === strokes.length ? heldUntil(held) : null) ?? last + longestGap;
    },
    settle: () => {
      if (open !== null) end(open);
    },
    flush: () => {
      if (open === null || open.device) return;
      const burst = open;
      open = null;
      release(burst);
    },
    person: () => {
      tailUntil = Number.NEGATIVE_INFINITY;
    },
  };
};
