import { isTextSign, type Sign } from './sign.ts';

/**
 * Where the focus is. `plain`: a control or nothing, where no text goes. `finds`: a menu or a list of choices, where a
 * letter finds a line. `field`: text. `own`: text that may be scanned. `search`: the empty search box, or one that typing
 * replaces. `more`: one that already holds something.
 */
export type KeyPlace = 'plain' | 'finds' | 'field' | 'own' | 'search' | 'more';

/** What a key would do where the focus is. */
export interface Spot {
  readonly place: KeyPlace;
  /** Whether Enter or the blank presses something there. */
  readonly presses: boolean;
  /** Whether the arrows choose there, as in a group of radios. */
  readonly arrowsChoose: boolean;
}

/** A key that went down. */
export interface Stroke {
  readonly id: number;
  readonly sign: Sign;
  /** Tells its going up from that of others. */
  readonly code: string;
  /** When it went down, by the clock of the device's driver, not when it was handled. */
  readonly at: number;
  readonly spot: Spot;
}

/** At most this far apart, keys that do not overlap are a device's: a person's fingers are still on the last one. */
export const FAST_MS = 50;
/** No device that is fast has several gaps in a row that are longer than this. */
const QUICK_MS = 65;
/** So far apart, a row of digits without an overlap is a slow scanner's. */
const SLOW_MS = 130;

/** Keys without a pause between them that is longer than one within a scan. */
export interface Burst {
  readonly strokes: readonly Stroke[];
  /** Whether a key was still down when the next one went down: only fingers do that. */
  readonly overlapped: boolean;
  /** The keys that went up. */
  readonly ups: ReadonlySet<number>;
}

const median = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.POSITIVE_INFINITY;
};

/** What the keys of a burst tell. */
export interface Figures {
  /** Keys that are text. */
  readonly texts: readonly Stroke[];
  readonly text: string;
  /** Milliseconds between each two of them. */
  readonly gaps: readonly number[];
  /** The median of these. */
  readonly pace: number;
  /** How many of the last gaps are fast without an exception. */
  readonly run: number;
  /** Text keys that a person typed before a device began: where at least three slow gaps come before fast ones. */
  readonly head: number;
}

/** The figures of a burst. Pure. */
export const figuresOf = ({ strokes }: Burst): Figures => {
  const texts = strokes.filter(({ sign }) => isTextSign(sign));
  const gaps = texts.slice(1).map(({ at }, index) => at - (texts[index]?.at ?? at));
  const lastSlow = gaps.findLastIndex((gap) => gap > FAST_MS);
  const firstQuick = gaps.findIndex((gap) => gap <= QUICK_MS);
  const text = texts.map(({ sign }) => sign).join('');
  const isHead =
    firstQuick >= 3 && median(gaps.slice(firstQuick)) <= FAST_MS && !/\d/.test(text.slice(0, firstQuick));
  return {
    texts,
    text,
    gaps,
    pace: median(gaps),
    run: gaps.length - 1 - lastSlow,
    head: isHead ? firstQuick : 0,
  };
};

/** A code, not words: three digits at least, and a digit in each of its parts. */
export const looksLikeCode = (text: string): boolean =>
  (text.match(/\d/g)?.length ?? 0) >= 3 &&
  text
    .trim()
    .split(/\s+/)
    .every((part) => /\d/.test(part));

/** Words as somebody writes them, a word in small letters among them: nobody prints such codes on cards. */
const looksLikeWords = (text: string): boolean =>
  text.split(/\s+/).some((part) => /^\p{L}{2,}[,.:;!?]?$/u.test(part) && /[\p{Ll}\p{Lo}]/u.test(part));

const takesNoText = ({ spot }: Stroke): boolean => spot.place === 'plain' || spot.place === 'finds';

/** What a burst proves of who sends it. */
interface Proof {
  /** From here on no key of it can be a person's. */
  readonly device: boolean;
  /** It is a slow device's if it ends here: nobody types a code like this. */
  readonly slow: boolean;
  /** Words that are too fast for a person: a device's if Enter ends them, else as well a program's that types a note. */
  readonly words: boolean;
}

const NOWHERE = 3;
const FAST = 4;
const RUN = 5;
const SLOW = 8;

/**
 * Whether a burst is a device's. Where no text goes nobody types three fast characters, or three digits. Elsewhere fast
 * keys that never overlap are a device's, and so is a code of slow ones, `slowest` characters or more.
 */
export const proofOf = (burst: Burst, figures: Figures, slowest = SLOW): Proof => {
  const { texts, text, pace, run } = figures;
  const rolls = texts.slice(0, -1).some(({ id }) => !burst.ups.has(id));
  // Some devices never tell that a key goes up.
  const clean = !burst.overlapped && (!rolls || (burst.ups.size === 0 && texts.length > RUN));
  const fast = clean && ((texts.length >= FAST && pace <= FAST_MS) || run >= RUN);
  const nowhere = texts.filter(takesNoText);
  const lost =
    nowhere.length >= NOWHERE &&
    (pace <= FAST_MS || looksLikeCode(text)) &&
    text.trim().length >= NOWHERE - 1;
  const words = fast && !lost && looksLikeWords(text);
  const device = lost || (fast && !words);
  const slow =
    !burst.overlapped &&
    texts.length >= slowest &&
    pace <= SLOW_MS &&
    looksLikeCode(text) &&
    // What its own keys put into the box does not count: it was empty when they began.
    texts[0]?.spot.place !== 'more';
  return { device, slow, words };
};
