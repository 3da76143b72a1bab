import type { Outcome } from '../../shared/domain/outcome.ts';
import { type Problem, problem } from '../../shared/domain/problem.ts';
import type { Observation } from '../ports/change-kind.ts';

/** What came of a change and why, as far as it is known. */
export interface Verdict {
  readonly outcome: Outcome;
  readonly reason: Problem | null;
  /** Of a change that stays unknown: what the last read-back told all the same. */
  readonly seen?: Problem | null;
  /** Of a change that stays unknown: reading back is not expected to tell more, so that a person has to look. */
  readonly leftToPerson?: true;
}

const lastOf = (observations: readonly Observation[]): Observation | undefined => observations.at(-1);

/** Delays of the read-backs of an accepted change, in milliseconds after the reply. */
export const ACCEPTED_DELAYS: readonly number[] = [0, 1_000, 3_000];

/** How long after the deadline of an attempt the second read-back may be made, in milliseconds. */
export const SECOND_LOOK_MS = 30_000;

/**
 * What an accepted change has come to, given its read-backs so far; `null` while another one is due.
 * Only three read-backs that all show otherwise contradict a yes.
 */
export const verdictOfAccepted = (observations: readonly Observation[]): Verdict | null => {
  const last = lastOf(observations);
  if (last === undefined) return null;
  if (last.seen === 'requested') return { outcome: 'confirmed', reason: null };
  if (last.seen === 'untold')
    return { outcome: 'accepted', reason: last.problem ?? problem('read-back.untold') };
  if (observations.length < ACCEPTED_DELAYS.length) return null;
  if (observations.every(({ seen }) => seen === 'prior' || seen === 'other')) {
    return { outcome: 'contradicted', reason: last.problem ?? problem('read-back.other') };
  }
  return { outcome: 'accepted', reason: last.problem ?? problem('read-back.unavailable') };
};

/**
 * What a change of unknown outcome has come to, given its read-backs, each with whether it was made late enough
 * (`SECOND_LOOK_MS` after the deadline) to count as the second look. Stays `unknown` unless they prove more.
 */
export const verdictOfUnknown = (
  reason: Problem | null,
  observations: readonly { readonly observation: Observation; readonly late: boolean }[],
): Verdict => {
  const telling = observations.filter(
    ({ observation: { seen } }) => seen !== 'unavailable' && seen !== 'untold',
  );
  const last = telling.at(-1);
  if (last?.observation.seen === 'requested') return { outcome: 'confirmed', reason: null };
  const onlyPrior = telling.every(({ observation }) => observation.seen === 'prior');
  if (telling.length >= 2 && onlyPrior && last?.late) return { outcome: 'not-applied', reason };
  return {
    outcome: 'unknown',
    reason,
    seen: lastOf(observations.map((one) => one.observation))?.problem ?? null,
  };
};
