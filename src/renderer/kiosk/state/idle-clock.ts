/** A clock that nobody sets, and its timers. */
interface Ticks {
  readonly now: () => number;
  readonly after: (ms: number, run: () => void) => () => void;
}

interface IdleDeps extends Ticks {
  /** So many seconds are left, or the warning is over. */
  readonly onWarning: (left: number | null) => void;
  readonly onEnd: () => void;
  /** Somebody did something: told at most once in two seconds, and never left untold. */
  readonly onTouch: () => void;
}

export interface IdleClock {
  /** Counts from now on, with these seconds; a clock that counts already goes on with them. */
  start(idleSeconds: number, warningSeconds: number): void;
  stop(): void;
  /** Somebody did something. Whether a warning was on the screen, which is over by it. */
  act(): boolean;
  /** While the kiosk itself is at work nobody is expected to do anything. */
  hold(held: boolean): void;
  /** While the screen is read aloud nobody is expected to do anything; a warning counts from when it was heard. */
  tell(telling: boolean): void;
}

const TOUCH_MS = 2_000;
/** A page that stood still for so much longer shows no warning: whoever was there has long gone. */
const STOOD_STILL_MS = 10_000;

/** Warns when nobody does anything, counts down, and ends. The warning lasts its whole time once it is shown. */
export const createIdleClock = ({ now, after, onWarning, onEnd, onTouch }: IdleDeps): IdleClock => {
  let spans: { readonly idle: number; readonly warning: number } | null = null;
  let last = 0;
  let warnedAt: number | null = null;
  let isHeld = false;
  let isTelling = false;
  /** A warning that was heard to its end counts on, whatever is said later. */
  let isHeard = false;
  let cancel = (): void => {};
  let touchedAt = Number.NEGATIVE_INFINITY;
  let cancelTouch: (() => void) | null = null;

  const stop = (): void => {
    cancel();
    cancelTouch?.();
    cancelTouch = null;
    spans = null;
    touchedAt = Number.NEGATIVE_INFINITY;
    if (warnedAt !== null) onWarning(null);
    warnedAt = null;
  };

  const end = (): void => {
    stop();
    onEnd();
  };

  const hasStoodStill = (): boolean =>
    spans !== null && now() - last >= spans.idle + spans.warning + STOOD_STILL_MS;

  const look = (): void => {
    cancel();
    if (spans === null) return;
    const { idle, warning } = spans;
    if (isHeld) {
      touch();
      cancel = after(TOUCH_MS * 2, look);
      return;
    }
    if (warnedAt === null) {
      if (hasStoodStill()) {
        end();
        return;
      }
      if (isTelling) {
        last = now();
        touch();
        cancel = after(TOUCH_MS, look);
        return;
      }
      const since = now() - last;
      if (since < idle) {
        cancel = after(idle - since, look);
        return;
      }
      warnedAt = now();
      isHeard = false;
    }
    if (isTelling && !isHeard) {
      warnedAt = now();
      touch();
    }
    const left = warnedAt + warning - now();
    if (left <= 0) {
      end();
      return;
    }
    onWarning(Math.ceil(left / 1_000));
    cancel = after(left % 1_000 || 1_000, look);
  };

  const touch = (): void => {
    const wait = touchedAt + TOUCH_MS - now();
    if (wait <= 0) {
      touchedAt = now();
      onTouch();
    } else
      cancelTouch ??= after(wait, () => {
        cancelTouch = null;
        touch();
      });
  };

  return {
    start: (idleSeconds, warningSeconds) => {
      const isNew = spans === null;
      const [idle, warning] = [idleSeconds * 1_000, warningSeconds * 1_000];
      if (!isNew && spans?.idle === idle && spans.warning === warning) return;
      spans = { idle, warning };
      if (isNew) last = now();
      look();
    },
    stop,
    act: () => {
      if (spans === null) return false;
      const wasWarned = warnedAt !== null;
      last = now();
      warnedAt = null;
      if (wasWarned) onWarning(null);
      touch();
      look();
      return wasWarned;
    },
    hold: (held) => {
      if (held === isHeld) return;
      isHeld = held;
      if (spans === null) return;
      last = now();
      if (warnedAt !== null) onWarning(null);
      warnedAt = null;
      look();
    },
    tell: (telling) => {
      if (telling === isTelling) return;
      isTelling = telling;
      if (spans === null) return;
      if (warnedAt !== null && !isHeard) warnedAt = now();
      else if (warnedAt === null && !hasStoodStill()) last = now();
      if (!telling) isHeard = true;
      look();
    },
  };
};
