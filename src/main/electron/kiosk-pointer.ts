import type { MouseInputEvent } from 'electron';

/** The members of a mouse's event that decide whether it passes. */
type Pointed = Pick<MouseInputEvent, 'type' | 'button' | 'modifiers'>;

/** Held while a wheel turns, they make a page larger. */
const ZOOMS: ReadonlySet<string> = new Set(['control', 'ctrl', 'meta', 'cmd', 'command']);

/** Whether what a mouse does passes: it moves, scrolls, and presses with its first button. Touch is not asked about. */
export const passesPointer = ({ type, button, modifiers = [] }: Pointed): boolean => {
  switch (type) {
    case 'mouseMove':
    case 'mouseEnter':
    case 'mouseLeave':
      return true;
    case 'mouseWheel':
      return !modifiers.some((held) => ZOOMS.has(held));
    case 'mouseDown':
    case 'mouseUp':
      return button === 'left' && !modifiers.some((held) => ZOOMS.has(held));
    default:
      return false;
  }
};
