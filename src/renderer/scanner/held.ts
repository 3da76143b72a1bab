import type { Stroke } from './burst.ts';

/** A person's finger stays on a key at least this long. */
const FINGER_MS = 40;
/** No scanner that holds its keys that long waits longer than this for its next one. */
const AFTER_DOWN_MS = 150;
const AFTER_UP_MS = 50;

/** A key that waits, and when it went up. */
export interface Held {
  readonly stroke: Stroke;
  readonly upAt: number | null;
}

/** When keys that came alone are a person's, since fingers pressed them all; null: nothing tells that yet. */
export const heldUntil = (held: readonly Held[]): number | null => {
  const times = held.map(({ stroke, upAt }) =>
    upAt === null || upAt - stroke.at < FINGER_MS
      ? null
      : Math.max(stroke.at + AFTER_DOWN_MS, upAt + AFTER_UP_MS),
  );
  const known = times.filter((time) => time !== null);
  return known.length > 0 && known.length === times.length ? Math.max(...known) : null;
};
