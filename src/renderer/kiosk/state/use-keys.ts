import { useEffect } from 'react';
import type { AppInfoView } from '../../../shared/ipc/answer-views.ts';
import { rulesOf } from '../../scanner/rules.ts';
import { LONGEST } from './actions.ts';
import { useActions } from './kiosk-context.ts';
import { listenForKeys } from './listen-for-keys.ts';
import { asksWhoHears, screenOf } from './screen-of.ts';
import { useKioskStore } from './store.ts';

/** The most digits of a PIN. */
export const LONGEST_PIN = 12;

/** A keyboard goes on where it types: Enter then means OK, and not the key that was touched last. */
const leaveButtons = (document: Document): void => {
  if (document.activeElement instanceof HTMLButtonElement) document.querySelector('h1')?.focus();
};

/** What the keys of scanners and keyboards do on each screen. `readAloud`: Enter, where nothing is to be pressed. */
export const useKeys = (scanner: AppInfoView['scanner'], readAloud: (on: boolean) => void): void => {
  const store = useKioskStore();
  const actions = useActions();
  useEffect(() => {
    const { getState, setState } = store;
    const screen = () => screenOf(getState());
    const scans = (): boolean => !['closed', 'staff', 'cover'].includes(screen().name);
    return listenForKeys(window, rulesOf(scanner), {
      onScan: (text) => {
        if (scans()) actions.begin(text, true);
      },
      onBroken: () => {
        if (scans()) setState({ notice: 'broken-scan' });
      },
      onDigit: (digit) => {
        const now = screen();
        const most =
          now.name === 'proof'
            ? now.proof.digits
            : now.name === 'mobile'
              ? LONGEST
              : now.name === 'staff'
                ? LONGEST_PIN
                : 0;
        if (most === 0 || getState().help || asksWhoHears(getState())) return;
        leaveButtons(document);
        actions.type(digit, most);
      },
      onDelete: actions.takeBack,
      onEnter: () => {
        const { name } = screen();
        if (getState().help) setState({ help: false });
        else if (name === 'attract') readAloud(true);
        else if (asksWhoHears(getState())) return;
        else if (name === 'proof') actions.prove();
        else if (name === 'mobile') actions.beginTyped();
        else if (name === 'staff') document.querySelector<HTMLButtonElement>('[data-enter]')?.click();
      },
      typed: () => getState().typed,
      putBack: (typed) => setState({ typed }),
    });
  }, [store, actions, scanner, readAloud]);
};
