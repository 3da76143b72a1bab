import { screenOf } from '../state/screen-of.ts';
import type { KioskState } from '../state/store.ts';
import type { ReadAloud } from './read-aloud.ts';

/** Whether the digits that are typed are a PIN of staff. */
const isPin = (state: KioskState): boolean => {
  const screen = screenOf(state);
  return screen.name === 'staff' || (screen.name === 'proof' && screen.proof.what === 'staff-badge');
};

/** What may be said of what is on the screen: nothing of a customer's that they did not allow. Pure. */
export const mayBeSaid = (state: KioskState): Pick<ReadAloud, 'isTheirs' | 'saysTheirs' | 'saysDigits'> => ({
  isTheirs: state.view?.phase === 'visit',
  saysTheirs: state.heardBy === 'them' || state.heardBy === 'anybody',
  saysDigits: state.heardBy === 'them' && !isPin(state),
});
