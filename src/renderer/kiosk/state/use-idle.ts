import { useEffect, useRef } from 'react';
import { useCalls } from '../../ipc/calls-context.ts';
import { sound } from '../parts/tone.ts';
import { createIdleClock, type IdleClock } from './idle-clock.ts';
import { useActions } from './kiosk-context.ts';
import { listenForActs } from './listen-for-acts.ts';
import { isSomebodys, screenOf } from './screen-of.ts';
import { useKiosk, useKioskStore } from './store.ts';

/** Whoever listens takes longer than whoever reads. */
const ALOUD = 3;

/** The kiosk is at work: nobody is waited for. */
const AT_WORK: readonly string[] = ['sending', 'reading', 'looking'];

/** Warns when nobody does anything for a while, and ends the visit. Gives what says "I am still here". */
export const useIdle = (): (() => void) => {
  const calls = useCalls();
  const store = useKioskStore();
  const { done } = useActions();
  const isRunning = useKiosk((state) => isSomebodys(state) && !state.covered);
  const isAtWork = useKiosk((state) => state.asking !== null || AT_WORK.includes(screenOf(state).name));
  const aloud = useKiosk((state) => state.aloud);
  const isTelling = useKiosk((state) => state.aloud && state.speaking);
  const idleSeconds = useKiosk((state) => state.view?.idleSeconds) ?? 0;
  const warningSeconds = useKiosk((state) => state.view?.warningSeconds) ?? 0;
  const idle = aloud ? idleSeconds * ALOUD : idleSeconds;
  const clock = useRef<IdleClock>(null);

  useEffect(() => {
    const made = createIdleClock({
      now: () => performance.now(),
      after: (ms, run) => {
        const timer = window.setTimeout(run, ms);
        return () => window.clearTimeout(timer);
      },
      onWarning: (warned) => {
        if (warned !== null && store.getState().warned === null) sound();
        store.setState({ warned });
      },
      onEnd: done,
      onTouch: () => {
        const { view, aloud: isAloud } = store.getState();
        if (view === null) return;
        const forSeconds = (isAloud ? view.idleSeconds * ALOUD : view.idleSeconds) + view.warningSeconds;
        void calls.kiosk.touch({ forSeconds: Math.max(1, Math.min(3_600, forSeconds)) });
      },
    });
    clock.current = made;
    const end = listenForActs(window, made.act);
    return () => {
      end();
      made.stop();
      clock.current = null;
    };
  }, [calls, store, done]);

  useEffect(() => {
    if (isRunning) clock.current?.start(idle, warningSeconds);
    else clock.current?.stop();
  }, [isRunning, idle, warningSeconds]);
  useEffect(() => clock.current?.hold(isAtWork), [isAtWork]);
  useEffect(() => clock.current?.tell(isTelling), [isTelling]);

  return () => void clock.current?.act();
};
