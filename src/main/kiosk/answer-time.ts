import { type Clock, type Moment, waited, waitOut } from '../ports/clock.ts';

/** An answer comes no sooner than this after it was asked for, in milliseconds. */
const SOONEST_MS = 1_000;

/** Answers come at multiples of this after the beginning, in milliseconds: how long a look-up took is not seen in them. */
const GRID_MS = 2_000;

/**
 * Gives what work comes to, at the next moment of the grid. When that is depends on when it was asked for alone, unless
 * the work takes very long.
 * @param begun the moment from which the grid is counted
 */
export const onGrid = async <T>(
  clock: Pick<Clock, 'mark' | 'sleep'>,
  begun: Moment,
  work: Promise<T>,
  signal: AbortSignal,
): Promise<T> => {
  const since = waited(clock, begun);
  const first = Math.ceil((since + SOONEST_MS) / GRID_MS) * GRID_MS;
  const done = await work;
  const next = Math.ceil(waited(clock, begun) / GRID_MS) * GRID_MS;
  await waitOut(clock, begun, Math.max(first, next), signal);
  return done;
};
