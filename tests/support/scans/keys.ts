/* What keyboards and scanners send: shares nothing with the product. */

/** One key with the moments at which it goes down and up, in milliseconds. */
export interface SentKey {
  /** As `KeyboardEvent.key` says it. */
  readonly key: string;
  readonly code: string;
  readonly ctrl: boolean;
  readonly down: number;
  readonly up: number;
}

/** How a device is set up. */
export interface DeviceSpec {
  /** Key names behind the code. */
  readonly suffix: readonly string[];
  /** Milliseconds from key to key. */
  readonly gap: number;
  /** How much a gap differs, as a share of it. */
  readonly jitter: number;
  /** How long a key is down, as a share of the gap. */
  readonly dwell: number;
  /** Extra milliseconds before the key at this place. */
  readonly stalls: ReadonlyMap<number, number>;
}

/** What scanners send behind a code. `Control+j` is a line feed. */
export const SUFFIXES = {
  none: [],
  CR: ['Enter'],
  LF: ['Control+j'],
  'CR LF': ['Enter', 'Control+j'],
  Tab: ['Tab'],
  'Enter twice': ['Enter', 'Enter'],
  'Tab and CR': ['Tab', 'Enter'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

const codeOf = (key: string): string => {
  if (/^\d$/.test(key)) return `Digit${key}`;
  if (/^[a-z]$/i.test(key)) return `Key${key.toUpperCase()}`;
  return key === ' ' ? 'Space' : key;
};

/** The keys of a code as a device sends them; `random` gives numbers from 0 to 1. */
export const deviceKeys = (
  code: readonly string[],
  { suffix, gap, jitter, dwell, stalls }: DeviceSpec,
  begin: number,
  random: () => number,
): readonly SentKey[] => {
  let at = begin;
  return [...code, ...suffix].map((name, place) => {
    if (place > 0) at += gap * (1 + jitter * (2 * random() - 1)) + (stalls.get(place) ?? 0);
    const ctrl = name.startsWith('Control+');
    const key = ctrl ? name.slice(8) : name;
    return { key, code: codeOf(key), ctrl, down: at, up: at + gap * (1 - jitter) * dwell };
  });
};

/** A random number generator that gives the same for the same seed. */
export const randomOf = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};
