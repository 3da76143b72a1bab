import type { Clock } from '../../ports/clock.ts';

/** Lets calls through at no more than the upstream's pace. */
export interface RateLimiter {
  /** Resolves to true when it is the caller's turn, or at once to false when the turn would come too late. */
  turn(): Promise<boolean>;
}

/** What a rate limiter is made from. */
export interface RateLimiterOptions {
  /** Calls in any 60 s. */
  readonly perMinute: number;
  /** The longest that a call waits for its turn, in milliseconds. */
  readonly maxWaitMs: number;
  readonly clock: Clock;
}

const MINUTE = 60_000;

/**
 * A token bucket in which calls take their turns in the order they came. A tenth of the minute's calls may go at
 * once; the bucket refills at the rest, so that no window of 60 s ever sees more than `perMinute`.
 */
export const createRateLimiter = ({ perMinute, maxWaitMs, clock }: RateLimiterOptions): RateLimiter => {
  const capacity = Math.max(1, Math.floor(perMinute / 10));
  const msPerToken = MINUTE / Math.max(1, perMinute - capacity);
  let tokens = capacity;
  let filledAt = clock.now();

  const refill = (): void => {
    const now = clock.now();
    // A clock that was set back gives nothing and takes nothing.
    tokens = Math.min(capacity, tokens + Math.max(0, now - filledAt) / msPerToken);
    filledAt = now;
  };

  return {
    turn: async () => {
      refill();
      const waitMs = Math.max(0, (1 - tokens) * msPerToken);
      if (waitMs > maxWaitMs) return false;
      tokens -= 1;
      if (waitMs > 0) await clock.sleep(Math.ceil(waitMs));
      return true;
    },
  };
};
