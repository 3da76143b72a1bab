import { type Clock, type Moment, waited } from '../../../ports/clock.ts';
import type { HeldCalls } from '../../../ports/held-calls.ts';

/** Lets calls through at no more than the upstream's pace. */
interface RateLimiter {
  /** Resolves to true when it is the caller's turn, or at once to false when the turn would come too late. */
  turn(): Promise<boolean>;
}

/** What a rate limiter is made from. */
interface RateLimiterOptions {
  /** Calls in any 60 s. */
  readonly perMinute: number;
  /** The longest that a call waits for its turn, in milliseconds. */
  readonly maxWaitMs: number;
  readonly clock: Clock;
  /** Told whenever the calls that wait noticeably change; null: none does. */
  readonly onHeld: (held: HeldCalls | null) => void;
}

const MINUTE = 60_000;

/** A shorter wait is one that no person notices, in milliseconds. */
const NOTICEABLE_MS = 300;

/**
 * A token bucket in which calls take their turns in the order they came. A tenth of the minute's calls may go at
 * once; the bucket refills at the rest, so that no window of 60 s ever sees more than `perMinute`.
 */
export const createRateLimiter = ({
  perMinute,
  maxWaitMs,
  clock,
  onHeld,
}: RateLimiterOptions): RateLimiter => {
  const capacity = Math.max(1, Math.floor(perMinute / 10));
  const msPerToken = MINUTE / Math.max(1, perMinute - capacity);
  let tokens = capacity;
  let filled = clock.mark();
  /** What each call that waits noticeably waits for, in that order. */
  let due: readonly { readonly since: Moment; readonly waitMs: number }[] = [];

  const refill = (): void => {
    // Time that the machine slept gives nothing: less is sent than might be.
    tokens = Math.min(capacity, tokens + waited(clock, filled) / msPerToken);
    filled = clock.mark();
  };

  const tell = (): void => {
    const [next] = due;
    if (next === undefined) onHeld(null);
    else {
      const nextInMs = Math.max(0, next.waitMs - waited(clock, next.since));
      onHeld({ perMinute, waiting: due.length, nextInMs });
    }
  };

  const held = async (waitMs: number): Promise<void> => {
    due = [...due, { since: clock.mark(), waitMs }];
    tell();
    await clock.sleep(waitMs);
    due = due.slice(1);
    tell();
  };

  return {
    turn: async () => {
      refill();
      const waitMs = Math.max(0, (1 - tokens) * msPerToken);
      if (waitMs > maxWaitMs) return false;
      tokens -= 1;
      if (waitMs >= NOTICEABLE_MS) await held(Math.ceil(waitMs));
      else if (waitMs > 0) await clock.sleep(Math.ceil(waitMs));
      return true;
    },
  };
};
