import { ageOf, type Clock, epochMs } from '../ports/clock.ts';
import type { EntriesByName } from '../ports/keychain.ts';

/** The keychain's entry of the latest moment that was ever seen. */
const SEEN = 'provisioning/seen';

const HOUR_MS = 3_600_000;

/** What earlier runs have seen, 0 where there were none; null: the keychain does not tell now. */
const seenIn = async (keychain: Pick<EntriesByName, 'get'>): Promise<number | null> => {
  const held = await keychain.get(SEEN);
  if (!held.ok) return held.fault === 'absent' ? 0 : null;
  return /^\d{1,15}$/.test(held.value) ? Number(held.value) : 0;
};

/** Keeps a moment as the latest that was seen, in milliseconds since the epoch; one that is not taken is seen again. */
export const keepLatest = async (keychain: Pick<EntriesByName, 'set'>, epoch: number): Promise<void> => {
  await keychain.set(SEEN, String(Math.trunc(epoch)));
};

/** The latest moment that was ever seen. A clock that is set back does not make it earlier. */
export interface LatestTime {
  /** In milliseconds since the epoch; waits for what earlier runs have seen. */
  now(): Promise<number>;
}

/**
 * Makes it: the wall clock, the time that passed since the start by the clocks that nobody sets, and what earlier runs have
 * seen, whichever is latest. It is kept each hour until the signal. A new bundle begins anew with its own time, so that a
 * clock that once ran far ahead is put right by it.
 * @param from a moment that has surely passed, in milliseconds since the epoch
 */
export const createLatestTime = (
  keychain: Pick<EntriesByName, 'get' | 'set'>,
  clock: Clock,
  from: number,
  signal: AbortSignal,
): LatestTime => {
  const since = clock.mark();
  let peak = Math.max(from, epochMs(clock.now()));
  const started = peak;
  const inThisRun = (): number => {
    peak = Math.max(peak, epochMs(clock.now()), started + ageOf(clock, since));
    return peak;
  };
  let seen: number | null = null;
  const now = async (): Promise<number> => {
    seen ??= await seenIn(keychain);
    // What earlier runs have seen goes on from there.
    return Math.max(inThisRun(), seen === null || seen === 0 ? 0 : seen + ageOf(clock, since));
  };
  const keepOn = async (): Promise<void> => {
    while (!signal.aborted) {
      const latest = await now();
      // What cannot be read now may be later than that.
      if (seen !== null) await keepLatest(keychain, latest);
      await clock.sleep(HOUR_MS, signal);
    }
  };
  // Only the end of the app ends the sleep.
  void keepOn().catch(() => {});
  return { now };
};
