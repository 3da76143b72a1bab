import { isSettled } from '../../shared/domain/outcome.ts';
import type { Problem } from '../../shared/domain/problem.ts';
import type { UpstreamName } from '../../shared/domain/upstream.ts';
import type { Observation } from '../ports/change-kind.ts';
import { type Clock, type Moment, waited, waitOut } from '../ports/clock.ts';
import type { FreshReads } from './fresh-reads.ts';
import { observe, type Sent } from './read-back.ts';
import { SECOND_LOOK_MS, type Verdict, verdictOfUnknown } from './verdict.ts';

/** An attempt whose outcome is unknown. */
export interface OpenAttempt {
  readonly sent: Sent;
  readonly reason: Problem | null;
  readonly notes: readonly Problem[];
  /** From here on the attempt's total deadline has ended for certain. */
  readonly deadline: Moment;
  /** Which of its changes are open; all of them when left out. */
  readonly openIds?: ReadonlySet<string>;
}

/** Told what a read-back of an open attempt shows: one verdict for each of its changes that was still open. */
type OnLook = (
  attempt: OpenAttempt,
  verdicts: ReadonlyMap<string, Verdict>,
  fresh: FreshReads,
) => Promise<void>;

/** Attempts of unknown outcome, and the read-backs that may resolve them. */
interface OpenAttempts {
  /** Reads back now, and once more when the second read-back counts. Resolves after the first. */
  add(attempt: OpenAttempt): Promise<void>;
  /** Reads back the attempt of this change now; false when it is not open. */
  look(changeId: string): Promise<boolean>;
  /** Reads back every open attempt of a system that can be reached again. */
  resume(upstream: UpstreamName): Promise<void>;
}

/** How long after a late first read-back the second one is made, in milliseconds. */
const AGAIN_MS = 3_000;

type Look = Parameters<typeof verdictOfUnknown>[1][number];

/** Whether the old state was seen once, late enough to count as the second read-back: one more is needed. */
const wantsAnother = (looks: readonly Look[]): boolean => {
  const telling = looks.filter(({ observation: { seen } }) => seen !== 'unavailable' && seen !== 'untold');
  return telling.length === 1 && telling[0]?.late === true && telling[0].observation.seen === 'prior';
};

/** Keeps changes of unknown outcome until a read-back resolves them; what one has come to is never looked at again. */
export const createOpenAttempts = (deps: {
  readonly clock: Clock;
  /** Begins what a look at an attempt reads. */
  readonly beginReads: (sent: Sent) => FreshReads;
  readonly onLook: OnLook;
  /** Told of each change that is about to be looked at. */
  readonly onLooking: (changeId: string) => void;
  readonly signal: AbortSignal;
}): OpenAttempts => {
  const { clock, beginReads, onLook, onLooking, signal } = deps;
  const open = new Map<string, OpenAttempt>();
  const looks = new Map<string, readonly Look[]>();
  const underWay = new Map<OpenAttempt, Promise<void>>();

  const openIds = (attempt: OpenAttempt): readonly string[] =>
    attempt.sent.items.map(({ change }) => change.id).filter((id) => open.get(id) === attempt);

  const judge = (attempt: OpenAttempt, id: string, look: Look): Verdict => {
    const soFar = [...(looks.get(id) ?? []), look];
    const verdict = verdictOfUnknown(attempt.reason, soFar);
    if (isSettled(verdict.outcome)) {
      open.delete(id);
      looks.delete(id);
      return verdict;
    }
    looks.set(id, soFar);
    // Where the look that was to settle it did not, another one is not expected to.
    return look.late ? { ...verdict, leftToPerson: true } : verdict;
  };

  const lookOnce = async (attempt: OpenAttempt): Promise<void> => {
    for (const id of openIds(attempt)) onLooking(id);
    const fresh = beginReads(attempt.sent);
    const late = waited(clock, attempt.deadline) >= SECOND_LOOK_MS;
    const seen: ReadonlyMap<string, Observation> = await observe(attempt.sent, fresh);
    const verdicts = new Map<string, Verdict>();
    for (const id of openIds(attempt)) {
      const observation = seen.get(id);
      if (observation !== undefined) verdicts.set(id, judge(attempt, id, { observation, late }));
    }
    await onLook(attempt, verdicts, fresh);
    if (late && openIds(attempt).some((id) => wantsAnother(looks.get(id) ?? [])))
      void lookAfter(attempt, clock.mark(), AGAIN_MS);
  };

  /** One look at a time: a call while one is under way gets the result of that one. */
  const lookAt = (attempt: OpenAttempt): Promise<void> => {
    const looking = underWay.get(attempt);
    if (looking !== undefined) return looking;
    const look = lookOnce(attempt).finally(() => underWay.delete(attempt));
    underWay.set(attempt, look);
    return look;
  };

  /** A look that began too early to count, or before the system could be reached, does not stand in for this one. */
  const lookAnew = async (attempt: OpenAttempt): Promise<void> => {
    await underWay.get(attempt);
    if (openIds(attempt).length > 0) await lookAt(attempt);
  };

  const lookAfter = async (attempt: OpenAttempt, since: Moment, ms: number): Promise<void> => {
    try {
      await waitOut(clock, since, ms, signal);
    } catch {
      return;
    }
    await lookAnew(attempt);
  };

  return {
    add: async (attempt) => {
      for (const { change } of attempt.sent.items) {
        if (attempt.openIds?.has(change.id) ?? true) open.set(change.id, attempt);
      }
      const early = waited(clock, attempt.deadline) < SECOND_LOOK_MS;
      await lookAt(attempt);
      if (early && openIds(attempt).length > 0) void lookAfter(attempt, attempt.deadline, SECOND_LOOK_MS);
    },
    look: async (changeId) => {
      const attempt = open.get(changeId);
      if (attempt === undefined) return false;
      await lookAt(attempt);
      return true;
    },
    resume: async (upstream) => {
      const waiting = new Set([...open.values()].filter(({ sent }) => sent.kind.upstream === upstream));
      await Promise.all([...waiting].map(lookAnew));
    },
  };
};
