import { isSettled, OUTCOMES } from '../../shared/domain/outcome.ts';
import type { Problem } from '../../shared/domain/problem.ts';
import type { LineView } from '../../shared/ipc/views.ts';
import type { ApartChange } from '../journal/answers.ts';
import type { RecordedChange } from '../journal/events.ts';
import type { Lookout } from './lookout.ts';
import type { Report } from './progress.ts';

/** A change of any customer that an operator has to know of until it is settled. */
interface NeedsLookEntry {
  readonly recorded: RecordedChange;
  /** When it was sent: milliseconds since the epoch. */
  readonly sentAt: number;
  /** Its place in the order in which changes were sent. */
  readonly order: number;
  readonly requestId: string | null;
  readonly upstreamRequestId: string | null;
  readonly state: LineView['state'];
  readonly busy: LineView['busy'];
  readonly reason: Problem | null;
  readonly notes: readonly Problem[];
  /** Whether reading back is not expected to tell more of it. */
  readonly leftToPerson: boolean;
  /** Whether no visit shows it: it stays until an operator has seen what became of it. */
  readonly kept: boolean;
}

/** The changes that need a look. */
export interface NeedsLook extends Required<Lookout> {
  /** The one sent first comes first. */
  list(): readonly NeedsLookEntry[];
  get(changeId: string): NeedsLookEntry | null;
  /** Changes whose records cannot be read, the oldest first. Only a person's word can settle them. */
  apart(): readonly ApartChange[];
  /** Puts a change in the place of the one that it tries again. Gives the function that is to be told of its steps. */
  replace(changeId: string, by: RecordedChange, at: number): Report;
  /** Takes a change off the list that has an outcome. False when there is none of that id, or its outcome is open. */
  dismiss(changeId: string): boolean;
  /**
   * Notes that a person looked at a change by hand. It is taken off the list, unless it has an outcome by now that
   * should be seen.
   */
  lookedAt(changeId: string): void;
}

const isOver = (state: LineView['state']): boolean =>
  OUTCOMES.some((outcome) => outcome === state && isSettled(outcome));

/** Whether a person has to say what became of it: the outcome is unknown, and reading back is not expected to tell. */
export const isLeftToPerson = ({
  state,
  busy,
  leftToPerson,
}: Pick<NeedsLookEntry, 'state' | 'busy' | 'leftToPerson'>): boolean =>
  state === 'unknown' && busy === null && leftToPerson;

/**
 * Whether it changed nothing, so that it may be sent once more. That holds for an unknown one that was not applied, for
 * a try that failed, and for a step whose step before is done: what was begun is finished, never repeated.
 */
export const mayBeTriedAgain = (
  state: LineView['state'] | null,
  { retryOf, after }: Pick<RecordedChange, 'retryOf' | 'after'>,
): boolean =>
  state === 'not-applied' ||
  (retryOf !== undefined && (state === 'refused' || state === 'not-sent')) ||
  (after !== undefined && (state === 'not-sent' || state === 'rejected'));

/** Keeps the changes that need a look. `onChange` is called after each step. */
export const createNeedsLook = (onChange: () => void): NeedsLook => {
  const entries = new Map<string, NeedsLookEntry>();
  const apart = new Map<string, ApartChange>();

  const note: Report = (progress) => {
    const { changeId, state, busy, reason, notes, requestId, upstreamRequestId, leftToPerson } = progress;
    const before = entries.get(changeId);
    // A change that was taken off the list may still come to an outcome.
    if (before === undefined) return onChange();
    const now: NeedsLookEntry = {
      ...before,
      ...(state !== undefined && { state }),
      ...(busy !== undefined && { busy }),
      ...(reason !== undefined && { reason }),
      ...(notes !== undefined && { notes }),
      ...(requestId !== undefined && { requestId }),
      ...(upstreamRequestId !== undefined && { upstreamRequestId }),
      ...(leftToPerson !== undefined && { leftToPerson }),
    };
    // A change that a visit shows leaves the list with its outcome. One that was not applied stays, for somebody to
    // decide.
    if (isOver(now.state) && now.busy === null && !now.kept && now.state !== 'not-applied')
      entries.delete(changeId);
    else entries.set(changeId, now);
    onChange();
  };

  return {
    note,
    open: ({ recovered, outcome = 'unknown', ...unknown }) => {
      const { id } = unknown.recorded.change;
      const kept = recovered || (entries.get(id)?.kept ?? false);
      entries.set(id, { ...unknown, state: outcome, busy: null, kept });
      onChange();
    },
    openApart: (one) => {
      apart.set(one.id, one);
      onChange();
    },
    apart: () => [...apart.values()],
    list: () => [...entries.values()].toSorted((a, b) => a.order - b.order),
    get: (changeId) => entries.get(changeId) ?? null,
    replace: (changeId, recorded, sentAt) => {
      const before = entries.get(changeId);
      entries.delete(changeId);
      if (before !== undefined) {
        entries.set(recorded.change.id, {
          recorded,
          sentAt,
          order: Number.MAX_SAFE_INTEGER,
          requestId: null,
          upstreamRequestId: null,
          state: 'sending',
          busy: 'checking',
          reason: null,
          notes: [],
          leftToPerson: false,
          kept: before.kept,
        });
        onChange();
      }
      return note;
    },
    dismiss: (changeId) => {
      const entry = entries.get(changeId);
      if (entry === undefined || !isOver(entry.state) || entry.busy !== null) return false;
      entries.delete(changeId);
      onChange();
      return true;
    },
    lookedAt: (changeId) => {
      if (apart.delete(changeId)) return onChange();
      if (entries.get(changeId)?.state !== 'unknown') return;
      entries.delete(changeId);
      onChange();
    },
  };
};
