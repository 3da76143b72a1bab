import { replaceEqualDeep } from '@tanstack/react-query';
import type { Bridge } from '../../../shared/ipc/bridge.ts';
import type { KioskView } from '../../../shared/ipc/kiosk.ts';
import type { Calls } from '../../ipc/calls.ts';
import { type KioskState, type KioskStore, NOTHING_HERE, type Theirs } from './store.ts';

interface MirrorDeps {
  readonly bridge: Pick<Bridge, 'on'>;
  readonly calls: Pick<Calls, 'kiosk'>;
  readonly store: KioskStore;
  /** The page's own clock, in milliseconds: nobody sets it. */
  readonly now: () => number;
}

const isWithSomebody = (view: KioskView | null): boolean =>
  view?.phase === 'proof' || view?.phase === 'visit';

/** What stays of somebody whose visit goes on as another phase: how they want to be spoken to. */
const goesOn = ({ view, notice }: KioskState, next: KioskView): Partial<Theirs> =>
  view?.phase === next.phase ? { notice } : { typing: false, typed: '', shown: false, notice: null };

/** The state once the main process has told what is so. Pure. */
export const stateAfter = (state: KioskState, view: KioskView, now: number): Partial<KioskState> => {
  const waitsUntil = view.wait === null ? null : now + view.wait * 1_000;
  const isOver = isWithSomebody(state.view) && !isWithSomebody(view);
  const isAnother = state.view?.phase === 'visit' && view.phase === 'proof';
  if (isOver || isAnother) {
    const covered = state.begins && view.phase === 'waiting';
    return { ...NOTHING_HERE, view, waitsUntil, covered, staff: false };
  }
  const seen = Math.min(state.seen, view.visit?.results.length ?? 0);
  return {
    ...goesOn(state, view),
    view: replaceEqualDeep(state.view, view),
    waitsUntil,
    seen,
  };
};

/** Keeps what the main process tells: what is so now, then every event. Gives what ends it. */
export const mirrorView = ({ bridge, calls, store, now }: MirrorDeps): (() => void) => {
  const become = (view: KioskView): void => store.setState(stateAfter(store.getState(), view, now()));
  const end = bridge.on['kiosk.changed'](become);
  void calls.kiosk.state({}).then((answer) => {
    // An event that came before the first answer is newer than it.
    if (answer.ok && store.getState().view === null) become(answer.value);
  });
  return end;
};
