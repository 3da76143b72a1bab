import type { Calls } from '../../ipc/calls.ts';

/** The main process is told at most this often that somebody is there. */
const LONGEST_MS = 10_000;

const INPUTS = ['keydown', 'pointerdown', 'wheel'] as const;

/**
 * Tells the main process that somebody does something at the desk: at once, then once in a while, the last time included.
 * It locks when it was told nothing for so many seconds. Gives what ends it.
 */
export const listenForTouch = (
  window: Window,
  calls: { readonly operators: Pick<Calls['operators'], 'touch'> },
  lockAfterSeconds: number,
): (() => void) => {
  const everyMs = Math.min(LONGEST_MS, lockAfterSeconds * 200);
  let isQuiet = true;
  let isDue = false;
  let timer = 0;
  const tell = (): void => {
    isQuiet = false;
    isDue = false;
    timer = window.setTimeout(() => {
      isQuiet = true;
      if (isDue) tell();
    }, everyMs);
    void calls.operators.touch({});
  };
  const onInput = ({ isTrusted }: Event): void => {
    if (!isTrusted) return;
    isDue = true;
    if (isQuiet) tell();
  };
  const options = { capture: true, passive: true } as const;
  for (const name of INPUTS) window.addEventListener(name, onInput, options);
  return () => {
    window.clearTimeout(timer);
    for (const name of INPUTS) window.removeEventListener(name, onInput, options);
  };
};
