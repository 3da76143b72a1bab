declare const WALL: unique symbol;

/**
 * A moment of the wall clock, which anybody may set at any time: to be shown and to be recorded, and for nothing else. It
 * is no number, so that a wait that is computed from it does not compile.
 */
export interface WallMs {
  readonly [WALL]: true;
}

/** A moment of the wall clock in milliseconds since the epoch, for a record, a screen or a calendar. */
export const epochMs = (moment: WallMs): number => moment as unknown as number;

/** The same the other way round, for whoever makes a clock. */
export const wallMs = (epoch: number): WallMs => epoch as unknown as WallMs;

/**
 * A moment on the clocks that nobody sets, in milliseconds from an origin of their own, which ends with the process. They
 * differ by the time that the machine was suspended.
 */
export interface Moment {
  /** Counts while the machine is awake; some systems count its sleep here too. */
  readonly awake: number;
  /** Counts the machine's sleep too. */
  readonly whole: number;
}

/** Time, as a parameter: tests bring their own. */
export interface Clock {
  /** The wall clock. */
  now(): WallMs;
  /** The present moment, from which waits, limits, offers and order are measured. */
  mark(): Moment;
  /** Resolves after the given milliseconds; rejects with the signal's reason when it is aborted first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

type Marks = Pick<Clock, 'mark'>;

/**
 * Milliseconds that have surely passed since a mark: for what has to be waited for. A machine's sleep does not count, since
 * what waits on this machine slept as well.
 */
export const waited = ({ mark }: Marks, since: Moment): number => mark().awake - since.awake;

/** Milliseconds that may have passed since a mark, sleep included: for what may have become too old. */
export const ageOf = ({ mark }: Marks, since: Moment): number => {
  const { awake, whole } = mark();
  return Math.max(awake - since.awake, whole - since.whole);
};

/** A mark that lies so many milliseconds later. */
export const later = ({ awake, whole }: Moment, ms: number): Moment => ({
  awake: awake + ms,
  whole: whole + ms,
});

/** Resolves when so many milliseconds have surely passed since a mark, which a timer alone may miss by a little. */
export const waitOut = async (
  clock: Pick<Clock, 'mark' | 'sleep'>,
  since: Moment,
  ms: number,
  signal?: AbortSignal,
): Promise<void> => {
  for (let left = ms - waited(clock, since); left > 0; left = ms - waited(clock, since))
    await clock.sleep(Math.ceil(left), signal);
};

/** The longest that `untilOld` goes without a look at how long the machine slept, in milliseconds. */
const LOOK_AGAIN_MS = 5_000;

/** Resolves when what began at a mark may be older than so many milliseconds: soon after a long sleep of the machine. */
export const untilOld = async (
  clock: Pick<Clock, 'mark' | 'sleep'>,
  since: Moment,
  ms: number,
  signal?: AbortSignal,
): Promise<void> => {
  for (let left = ms - ageOf(clock, since); left > 0; left = ms - ageOf(clock, since))
    await clock.sleep(Math.min(Math.ceil(left), LOOK_AGAIN_MS), signal);
};

/** When something was read: for the screen, and to tell whether it is still fresh. */
export interface ReadTime {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly mark: Moment;
}

/** That something was read just now. */
export const readNow = (clock: Pick<Clock, 'now' | 'mark'>): ReadTime => ({
  at: epochMs(clock.now()),
  mark: clock.mark(),
});
