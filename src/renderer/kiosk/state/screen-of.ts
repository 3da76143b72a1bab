import type { KioskView } from '../../../shared/ipc/kiosk.ts';
import type { KioskState } from './store.ts';

/** Each screen, with what it shows of the view. */
export type Screen =
  | { readonly name: 'cover' | 'attract' | 'mobile' | 'staff' | 'wait' | 'looking' | 'sending' | 'reading' }
  | { readonly name: 'closed'; readonly closed: NonNullable<KioskView['closed']> }
  | { readonly name: 'proof'; readonly proof: NonNullable<KioskView['proof']> }
  | { readonly name: 'choices'; readonly visit: VisitOnScreen }
  | { readonly name: 'question'; readonly asked: KioskQuestion; readonly choice: ChoiceOnScreen }
  | { readonly name: 'result'; readonly result: KioskResult; readonly choice: ChoiceOnScreen | null };

export type VisitOnScreen = NonNullable<KioskView['visit']>;
export type ChoiceOnScreen = VisitOnScreen['choices'][number];
export type KioskQuestion = NonNullable<VisitOnScreen['asked']>;
export type KioskResult = VisitOnScreen['results'][number];
export type OnOff = ChoiceOnScreen['now'];

const choiceOf = ({ choices }: VisitOnScreen, id: string): ChoiceOnScreen | null =>
  choices.find((choice) => choice.id === id) ?? null;

const inVisit = (visit: VisitOnScreen, { seen, asking }: KioskState): Screen => {
  const result = visit.results[seen];
  if (result !== undefined) return { name: 'result', result, choice: choiceOf(visit, result.choice) };
  if (visit.sending !== null || asking === 'answer') return { name: 'sending' };
  const choice = visit.asked === null ? null : choiceOf(visit, visit.asked.choice);
  if (visit.asked !== null && choice !== null) return { name: 'question', asked: visit.asked, choice };
  if (asking === 'ask') return { name: 'looking' };
  const isReading = visit.choices.length === 0 && visit.systems.some(({ state }) => state === 'reading');
  return isReading ? { name: 'reading' } : { name: 'choices', visit };
};

/** What is on the screen. Pure. */
export const screenOf = (state: KioskState): Screen => {
  const { view, covered, staff, typing, waitsUntil } = state;
  if (covered || view === null) return { name: 'cover' };
  if (staff) return { name: 'staff' };
  if (view.phase === 'closed')
    return { name: 'closed', closed: view.closed ?? { why: 'unusable', until: null } };
  if (view.phase === 'waiting') return { name: typing ? 'mobile' : 'attract' };
  if (view.phase === 'visit') return view.visit === null ? { name: 'cover' } : inVisit(view.visit, state);
  if (waitsUntil !== null) return { name: 'wait' };
  return view.proof === null ? { name: 'looking' } : { name: 'proof', proof: view.proof };
};

/** Whether anything on the page is somebody's: then it does not stay for the next one. Pure. */
export const isSomebodys = (state: KioskState): boolean =>
  state.staff ||
  state.typing ||
  state.help ||
  state.larger ||
  state.contrast ||
  state.aloud ||
  state.language !== null ||
  state.notice !== null ||
  state.view?.phase === 'proof' ||
  state.view?.phase === 'visit';

/** Screens of which everybody may hear everything. */
const FOR_ALL: readonly Screen['name'][] = ['cover', 'attract', 'closed', 'staff'];

/** Whether anything of the page can be said in its own language. Pure. */
const isHeard = ({ language, view, spoken }: KioskState): boolean => {
  const own = language ?? view?.languages[0];
  return own !== undefined && spoken.includes(own);
};

/** Whether somebody has to say who hears what is read aloud, before more of it is. Pure. */
export const asksWhoHears = (state: KioskState): boolean =>
  state.aloud && isHeard(state) && state.heardBy === 'unasked' && !FOR_ALL.includes(screenOf(state).name);
