import { isModifier } from '../../scanner/sign.ts';

interface SpeechKeys {
  /** Any key, before anything else: whoever does something does not listen any more. */
  readonly onAct: () => void;
  /** An arrow: the next button, or the one before. `null`: arrows are not for that now. */
  readonly onArrow: (step: 1 | -1) => boolean;
  readonly onAgain: () => void;
  readonly onVolume: (by: 1 | -1) => void;
  /** Another key, by which somebody may be looking for a way in. */
  readonly onOther: () => void;
  readonly isRightToLeft: () => boolean;
}

/** A sign that stays alone for so long is a person's: scanners send the next one at once. */
const ALONE_MS = 150;

/**
 * Hears the keys of whoever listens. It has to be the first that hears them: what is said because of an act is not what
 * the act silences. Gives what ends it.
 */
export const listenForSpeechKeys = (window: Window, keys: SpeechKeys): (() => void) => {
  let timer = 0;

  const stepOf = (key: string): 1 | -1 | null => {
    if (key === 'ArrowDown') return 1;
    if (key === 'ArrowUp') return -1;
    const forward = keys.isRightToLeft() ? 'ArrowLeft' : 'ArrowRight';
    if (key === 'ArrowRight' || key === 'ArrowLeft') return key === forward ? 1 : -1;
    return null;
  };

  const onSign = (key: string): void => {
    if (key === '*') keys.onAgain();
    else if (key === '+' || key === '-') keys.onVolume(key === '+' ? 1 : -1);
    else keys.onOther();
  };

  const onKeyAtFirst = ({ key }: KeyboardEvent): void => {
    window.clearTimeout(timer);
    if (!isModifier(key)) keys.onAct();
  };
  /** A warning, or a scanner, takes its key: then it never comes here. */
  const onKeyAtLast = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.repeat || isModifier(event.key)) return;
    const step = stepOf(event.key);
    if (step !== null) {
      if (keys.onArrow(step)) event.preventDefault();
    } else if (event.key.length === 1) timer = window.setTimeout(() => onSign(event.key), ALONE_MS);
    else if (event.key !== 'Enter') keys.onOther();
  };
  const onPointerDown = (): void => keys.onAct();

  const capture = { capture: true } as const;
  window.addEventListener('keydown', onKeyAtFirst, capture);
  window.addEventListener('pointerdown', onPointerDown, capture);
  window.addEventListener('keydown', onKeyAtLast);
  return () => {
    window.clearTimeout(timer);
    window.removeEventListener('keydown', onKeyAtFirst, capture);
    window.removeEventListener('keydown', onKeyAtLast);
    window.removeEventListener('pointerdown', onPointerDown, capture);
  };
};
