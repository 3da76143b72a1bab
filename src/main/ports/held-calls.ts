/** Calls that wait for their turn, because an upstream takes only so many a minute. */
export interface HeldCalls {
  /** Calls in 60 s that it takes. */
  readonly perMinute: number;
  readonly waiting: number;
  /** How long until the next of them goes, counted from when this is told, in milliseconds. */
  readonly nextInMs: number;
}
