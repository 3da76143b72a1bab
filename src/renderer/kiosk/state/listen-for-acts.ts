import { isModifier } from '../../scanner/sign.ts';

/** What only says that somebody is there. */
const QUIET = ['wheel', 'touchmove', 'scroll'] as const;
/** What leads out of the screen, or puts something of somebody's onto it. */
const NEVER = ['contextmenu', 'dragstart', 'dragover', 'drop'] as const;
/** For so long after a touch that only said "I am still here", its click presses nothing. */
const CLICK_MS = 700;

/**
 * Hears every act of whoever is there. An act that ends a warning does nothing else: what is behind the warning is not
 * pressed by it. Gives what ends it.
 * @param act gives whether a warning was on the screen
 */
export const listenForActs = (window: Window, act: () => boolean): (() => void) => {
  let stayedAt = Number.NEGATIVE_INFINITY;

  const swallow = (event: Event): void => {
    event.preventDefault();
    event.stopPropagation();
  };
  const onPress = (event: Event): void => {
    if (!act()) return;
    stayedAt = event.timeStamp;
    swallow(event);
  };
  const onClick = (event: MouseEvent): void => {
    if (event.timeStamp - stayedAt < CLICK_MS) swallow(event);
    // Assistive technology presses without a key or a touch: its button does what it says.
    else if (event.detail === 0) act();
    stayedAt = Number.NEGATIVE_INFINITY;
  };
  const onKey = (event: KeyboardEvent): void => {
    if (!act()) return;
    if (!isModifier(event.key)) swallow(event);
  };
  const never = (event: Event): void => event.preventDefault();
  const onQuiet = (): void => void act();

  const capture = { capture: true } as const;
  window.addEventListener('pointerdown', onPress, capture);
  window.addEventListener('click', onClick, capture);
  window.addEventListener('keydown', onKey, capture);
  for (const name of QUIET) window.addEventListener(name, onQuiet, capture);
  for (const name of NEVER) window.addEventListener(name, never, capture);
  return () => {
    window.removeEventListener('pointerdown', onPress, capture);
    window.removeEventListener('click', onClick, capture);
    window.removeEventListener('keydown', onKey, capture);
    for (const name of QUIET) window.removeEventListener(name, onQuiet, capture);
    for (const name of NEVER) window.removeEventListener(name, never, capture);
  };
};
