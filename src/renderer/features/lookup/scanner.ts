/** A person never types this many characters this fast; a scanner does nothing else. */
const SHORTEST_SCAN = 6;
const LONGEST_GAP_MS = 40;

export interface Key {
  readonly key: string;
  /** Milliseconds on any one clock: when the key went down, not when it was handled. */
  readonly at: number;
  /** Whether Ctrl, Alt or Meta was held. */
  readonly modified: boolean;
}

export type Seen =
  /** The first character of what may become a scan: whatever has the focus is still untouched by it. */
  { readonly kind: 'first' } | { readonly kind: 'none' } | { readonly kind: 'scan'; readonly text: string };

/** Tells a scanner from a person by speed. Feed it every key that goes down, in order. */
export const createScanDetector = (): ((key: Key) => Seen) => {
  let text = '';
  let last = Number.NEGATIVE_INFINITY;
  return ({ key, at, modified }) => {
    if (key === 'Shift' || key === 'CapsLock') return { kind: 'none' };
    const quick = at - last <= LONGEST_GAP_MS;
    last = at;
    if (key === 'Enter' && !modified) {
      const scanned = quick && text.length >= SHORTEST_SCAN ? text : null;
      text = '';
      return scanned === null ? { kind: 'none' } : { kind: 'scan', text: scanned };
    }
    if (modified || [...key].length !== 1) {
      text = '';
      return { kind: 'none' };
    }
    text = quick ? text + key : key;
    return { kind: text === key ? 'first' : 'none' };
  };
};
