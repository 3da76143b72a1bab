import type { Result } from '../../../shared/domain/problem.ts';
import type { Calls } from '../../ipc/calls.ts';
import { type KioskStore, NOTHING_HERE } from './store.ts';

/** The fewest digits that are looked up as a number that was typed. */
const SHORTEST = 4;
/** The most digits of a number that is typed. */
export const LONGEST = 16;

/** Everything that somebody can do at the screen. */
export interface KioskActions {
  readonly begin: (text: string, scanned: boolean) => void;
  /** Another digit on the keypad; `most`: as many as there may be. */
  readonly type: (digit: string, most: number) => void;
  readonly takeBack: () => void;
  readonly beginTyped: () => void;
  readonly prove: () => void;
  readonly ask: (choice: string, to: 'on' | 'off') => void;
  readonly answer: (yes: boolean, language: 'en' | 'hi' | 'es' | 'ar') => void;
  /** The result was seen. */
  readonly goOn: () => void;
  /** Covers the screen and ends the visit. */
  readonly done: () => void;
}

/** What the buttons of the kiosk do. Of two things at a time the second is not done. */
export const createActions = (calls: Pick<Calls, 'kiosk'>, store: KioskStore): KioskActions => {
  const { kiosk } = calls;
  const { getState, setState } = store;
  const run = { count: 0 };

  /** Tells why it did not come to pass, unless it is about somebody who has left. */
  const settle = (mine: number, answer: Result<unknown>): void => {
    if (mine !== run.count) return;
    const isOver = !answer.ok && answer.problem.code === 'kiosk.over';
    setState({ asking: null, notice: answer.ok || isOver ? null : answer.problem });
  };

  const asking = (what: 'prove' | 'ask' | 'answer', ask: () => Promise<Result<unknown>>): void => {
    if (getState().asking !== null) return;
    run.count += 1;
    const mine = run.count;
    setState({ asking: what, notice: null });
    void ask().then((answer) => settle(mine, answer));
  };

  const begin = (text: string, scanned: boolean): void => {
    run.count += 1;
    const mine = run.count;
    const { view } = getState();
    const isOthers = view?.phase === 'proof' || view?.phase === 'visit';
    // Whoever scans a card may be somebody else.
    if (isOthers) setState({ ...NOTHING_HERE, covered: true, begins: true, staff: false });
    else setState({ typed: '', shown: false, notice: null, warned: null });
    void kiosk.begin({ text, scanned }).then((answer) => {
      if (mine !== run.count) return;
      setState({ covered: false, begins: false });
      settle(mine, answer);
    });
  };

  const done = (): void => {
    run.count += 1;
    const { view } = getState();
    const isWithSomebody = view?.phase === 'proof' || view?.phase === 'visit';
    setState({ ...NOTHING_HERE, staff: false, begins: false, covered: isWithSomebody });
    if (isWithSomebody) void kiosk.end({});
  };

  return {
    begin,
    done,
    type: (digit, most) => {
      const { typed, asking: busy } = getState();
      if (busy === null && typed.length < most) setState({ typed: typed + digit, notice: null });
    },
    takeBack: () => {
      if (getState().asking === null) setState({ typed: getState().typed.slice(0, -1), notice: null });
    },
    beginTyped: () => {
      const { typed } = getState();
      if (typed.length < SHORTEST) setState({ notice: 'too-short' });
      else begin(typed, false);
    },
    prove: () => {
      const { typed: digits, view } = getState();
      if (digits.length < (view?.proof?.what === 'staff-badge' ? SHORTEST : (view?.proof?.digits ?? 1)))
        setState({ notice: 'too-short' });
      else if (getState().asking === null) {
        asking('prove', () => kiosk.prove({ digits }));
        setState({ typed: '', shown: false });
      }
    },
    ask: (choice, to) => asking('ask', () => kiosk.ask({ choice, to })),
    answer: (yes, language) => asking('answer', () => kiosk.answer({ yes, language })),
    goOn: () => setState({ seen: getState().view?.visit?.results.length ?? 0, notice: null }),
  };
};
