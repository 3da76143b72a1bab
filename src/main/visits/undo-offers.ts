import type { ChangeRecord } from '../journal/answers.ts';
import type { Journal } from '../journal/journal.ts';
import { type Clock, untilOld } from '../ports/clock.ts';
import type { Line } from './visit.ts';
import type { VisitStore } from './visit-store.ts';
import type { WaysBack } from './ways-back.ts';

/** How long an undo is offered on a line, in milliseconds. Later it can be had from Activity. */
export const UNDO_MS = 30_000;

/** The offers to take changes back, on the lines of the visits. */
interface UndoOffers {
  /** Offers an undo on a line that was accepted or confirmed, or says on it why there is none. */
  offer(visitId: string, changeId: string): Promise<void>;
  /** Takes an offer away that was taken up. */
  withdraw(visitId: string, changeId: string): void;
}

type Undo = NonNullable<Line['view']['undo']>;

/** Makes the offers. `isUndone`: whether the change back of a change is under way, or has had an effect. */
export const createUndoOffers = (deps: {
  readonly store: VisitStore;
  readonly journal: Pick<Journal, 'changes'>;
  readonly waysBack: Pick<WaysBack, 'of'>;
  readonly clock: Clock;
  /** Ends the waiting for offers to be over. */
  readonly signal: AbortSignal;
  readonly isUndone: (record: ChangeRecord) => boolean;
}): UndoOffers => {
  const { store, journal, waysBack, clock, signal, isUndone } = deps;
  let count = 0;

  const withdraw = (visitId: string, changeId: string): void =>
    store.updateLine(visitId, changeId, ({ view: { undo: _, ...view }, ...line }) => ({ ...line, view }));

  /** Takes offers away once their time is over, whatever the wall clock shows meanwhile. */
  const endOffers = async (visitId: string, ended: ReadonlyMap<string, Undo>): Promise<void> => {
    try {
      await untilOld(clock, clock.mark(), UNDO_MS, signal);
    } catch {
      return;
    }
    const withoutUndo = ({ view: { undo: _, ...view }, ...line }: Line): Line => ({ ...line, view });
    store.update(visitId, (visit) => ({
      ...visit,
      lines: visit.lines.map((line) => {
        const { undo } = line.view;
        return undo?.can === true && ended.get(line.change.id) === undo ? withoutUndo(line) : line;
      }),
    }));
  };

  const offerOf = (record: ChangeRecord): Undo => {
    const inverse = waysBack.of(record);
    if ('none' in inverse) return { can: false, why: inverse.none };
    count += 1;
    return { can: true, offer: count };
  };

  /**
   * Changes that came to their outcomes at one moment, by visit. Those of one attempt do, and are read from the journal
   * together.
   */
  const toOffer = new Map<string, { readonly changeId: string; readonly done: () => void }[]>();

  const offerAll = async (visitId: string): Promise<void> => {
    const together = toOffer.get(visitId) ?? [];
    toOffer.delete(visitId);
    const asked = new Set(together.map(({ changeId }) => changeId));
    const lines = store.get(visitId)?.lines ?? [];
    const ids = lines
      .filter(({ change, links }) => asked.has(change.id) && links.undoOf === undefined)
      .map(({ change }) => change.id);
    const records = ids.length === 0 ? [] : await journal.changes(ids).catch(() => []);
    const made = new Map(records.map((record) => [record.recorded.change.id, offerOf(record)]));
    const isAnyUndone = store.get(visitId)?.lines.some(({ links }) => links.undoOf !== undefined) ?? false;
    const followed = new Set(
      (isAnyUndone ? records : [])
        .filter((record) => isUndone(record))
        .map(({ recorded }) => recorded.change.id),
    );
    if (made.size > 0)
      store.update(visitId, (visit) => ({
        ...visit,
        lines: visit.lines.map((line) => {
          const undo = made.get(line.change.id);
          return undo === undefined || followed.has(line.change.id)
            ? line
            : { ...line, view: { ...line.view, undo } };
        }),
      }));
    if ([...made.values()].some(({ can }) => can)) void endOffers(visitId, made);
    for (const { done } of together) done();
  };

  return {
    withdraw,
    offer: (visitId, changeId) =>
      new Promise((done) => {
        const together = toOffer.get(visitId);
        if (together !== undefined) together.push({ changeId, done });
        else {
          toOffer.set(visitId, [{ changeId, done }]);
          queueMicrotask(() => void offerAll(visitId));
        }
      }),
  };
};
