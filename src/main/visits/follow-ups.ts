import { askOf } from '../../shared/domain/change.ts';
import { fail, ok, type Result } from '../../shared/domain/problem.ts';
import type { ChangeSummary } from '../../shared/kinds/kinds.ts';
import type { Kinds } from '../changes/group.ts';
import { mayBeTriedAgain, type NeedsLook } from '../changes/needs-look.ts';
import { lookAgain } from '../changes/steps.ts';
import type { ChangeRecord } from '../journal/answers.ts';
import { journalProblem } from '../journal/faults.ts';
import type { Journal } from '../journal/journal.ts';
import { type Clock, epochMs } from '../ports/clock.ts';
import type { Refs } from '../ports/refs.ts';
import type { Basket } from './basket.ts';
import { draftedAs } from './draft.ts';
import { createFollowed } from './followed.ts';
import { createUndoOffers } from './undo-offers.ts';
import { isDraft } from './visit.ts';
import type { VisitStore } from './visit-store.ts';
import type { Visits } from './visits.ts';
import type { WaysBack } from './ways-back.ts';

/** Changes that follow from recorded ones. Each is a new change with a fresh check, linked to the first. */
export interface FollowUps {
  /**
   * Takes a change back by its inverse; `sent` is false where something has to be settled first, and the change back
   * waits in the basket. Problems: `undo.*`, `visit.gone`, `visit.busy`, `find.off`, `journal.unavailable`.
   */
  undo(changeId: string): Promise<Result<{ readonly changeId: string; readonly sent: boolean }>>;
  /** Sends a change that was not applied once more. Problems: `retry.*` and the others of `undo`. */
  tryAgain(changeId: string): Promise<Result<{ readonly changeId: string }>>;
  /**
   * Puts the link of a card that was made into the basket, as the step after the change that made it; nothing is made
   * again. One that was accepted and never seen is read back first. Problems: `link.*`, `read-back.*` and the others of
   * `undo`.
   */
  link(changeId: string): Promise<Result<{ readonly changeId: string }>>;
  /** Offers an undo on a line that was accepted or confirmed, or says on it why there is none. */
  offer(visitId: string, changeId: string): Promise<void>;
}

/** The series of the card that a summary names; null where it names none. */
const seriesIn = (summary: ChangeSummary): string | null => ('series' in summary ? summary.series : null);

/** Builds the changes that follow from recorded ones. */
export const createFollowUps = (deps: {
  readonly store: VisitStore;
  readonly visits: Pick<Visits, 'of'>;
  readonly basket: Pick<Basket, 'enter'>;
  readonly journal: Journal;
  readonly kinds: Kinds;
  readonly waysBack: Pick<WaysBack, 'of'>;
  readonly needsLook: NeedsLook;
  readonly refs: Refs;
  readonly clock: Clock;
  /** Ends the waiting for offers to be over. */
  readonly signal: AbortSignal;
  /** Called when something was journaled that no apply tells of. */
  readonly onActivity: () => void;
}): FollowUps => {
  const { store, visits, basket, journal, kinds, waysBack, needsLook, refs, clock, signal, onActivity } =
    deps;

  const { linesOn, isFollowed, isStepUnderWay, isStoodOn, isRetried } = createFollowed({ store, journal });

  const recordOf = async (changeId: string): Promise<Result<ChangeRecord>> => {
    try {
      const record = await journal.change(changeId);
      return record === null ? fail('visit.gone') : ok(record);
    } catch (error) {
      return { ok: false, problem: journalProblem(error) };
    }
  };

  /**
   * Reads back a change that was accepted and never read back, because the app ended or the system could not be read.
   */
  const confirmed = async (record: ChangeRecord): Promise<Result<null>> => {
    if (record.outcome === 'confirmed') return ok(null);
    const look = record.outcome === 'accepted' ? await lookAgain(record, kinds) : null;
    if (look?.seen !== 'requested')
      return look?.problem == null ? fail('link.not-possible') : { ok: false, problem: look.problem };
    const { notes } = record;
    const { changeId } = look;
    try {
      await journal.append({ type: 'change.concluded', changeId, outcome: 'confirmed', reason: null, notes });
    } catch (error) {
      return { ok: false, problem: journalProblem(error) };
    }
    onActivity();
    return ok(null);
  };

  const offers = createUndoOffers({
    ...{ store, journal, waysBack, clock, signal },
    isUndone: (record) => isFollowed(record, 'undoOf'),
  });

  return {
    undo: async (changeId) => {
      const found = await recordOf(changeId);
      if (!found.ok) return found;
      const { recorded, outcome, undoneBy } = found.value;
      if (outcome !== 'confirmed' && outcome !== 'accepted') return fail('undo.not-done');
      if (undoneBy !== null || isFollowed(found.value, 'undoOf')) return fail('undo.already');
      const inverse = waysBack.of(found.value);
      if ('none' in inverse) return { ok: false, problem: inverse.none };
      if (isStoodOn(found.value)) return fail('undo.step-first');
      const { ask, prior, first } = inverse;
      const visit = visits.of(recorded.change.customer, recorded.customerName ?? '');
      const entered = basket.enter(visit.id, {
        drafted: draftedAs({ ask, prior, series: seriesIn(recorded.summary) }, refs),
        links: { undoOf: changeId },
        first,
        waits: first !== null,
      });
      if (!entered.ok) return entered;
      offers.withdraw(visit.id, changeId);
      return ok({ changeId: entered.value, sent: first === null });
    },

    tryAgain: async (changeId) => {
      const found = await recordOf(changeId);
      if (!found.ok) return found;
      const { recorded, outcome } = found.value;
      if (!mayBeTriedAgain(outcome, recorded)) return fail('retry.not-possible');
      if (await isRetried(found.value)) return fail('retry.already');
      const { change, summary, customerName = '' } = recorded;
      const ask = askOf(change);
      const visit = visits.of(change.customer, customerName);
      const entered = basket.enter(visit.id, {
        drafted: {
          ...draftedAs({ ask, prior: change.prior }, refs),
          summary,
          ...(change.asked === undefined ? {} : { asked: change.asked }),
        },
        links: { retryOf: changeId, ...(recorded.after === undefined ? {} : { after: recorded.after }) },
        first: null,
        waits: false,
        report: needsLook.note,
      });
      if (!entered.ok) return entered;
      const line = store.get(visit.id)?.lines.find((one) => one.change.id === entered.value);
      if (line !== undefined) {
        const again = { change: line.change, summary, customerName, ...line.links };
        needsLook.replace(changeId, again, epochMs(clock.now()));
      }
      return ok({ changeId: entered.value });
    },

    link: async (changeId) => {
      const found = await recordOf(changeId);
      if (!found.ok) return found;
      const { recorded, attempt } = found.value;
      const next = kinds.get(recorded.change.kind)?.next?.(recorded.change, attempt?.reply?.gave ?? null);
      if (next == null) return fail('link.not-possible');
      const made = await confirmed(found.value);
      if (!made.ok) return made;
      const { stoodOnBy, stepsSaidNotMade } = found.value;
      const isLinked = stoodOnBy !== null && !stepsSaidNotMade;
      const isAboutToBe = isStepUnderWay(found.value) || linesOn(found.value, 'after').some(isDraft);
      if (isLinked || isAboutToBe) return fail('link.already');
      const visit = visits.of(recorded.change.customer, recorded.customerName ?? '');
      const entered = basket.enter(visit.id, {
        drafted: draftedAs({ ...next, series: seriesIn(recorded.summary) }, refs),
        links: { after: changeId },
        first: null,
        waits: true,
      });
      return entered.ok ? ok({ changeId: entered.value }) : entered;
    },

    offer: offers.offer,
  };
};
