/** Calls that wait for their turn, because an upstream takes only so many a minute. */
export interface HeldBack {
  /** Calls in 60 s that it takes. */
  readonly perMinute: number;
  readonly waiting: number;
  /** When the next of them goes: milliseconds since the epoch. */
  readonly nextAt: number;
}
