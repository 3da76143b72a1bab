import type { BrowserWindow, Rectangle } from 'electron';

/** As much of a window as has to be in front. */
type Front = Pick<
  BrowserWindow,
  | 'on'
  | 'isDestroyed'
  | 'isFocused'
  | 'focus'
  | 'isFullScreen'
  | 'setFullScreen'
  | 'isKiosk'
  | 'setKiosk'
  | 'setAlwaysOnTop'
  | 'isMinimized'
  | 'restore'
  | 'getBounds'
  | 'setBounds'
>;

/** Whoever took the focus may have had to: it is taken back after so long, in milliseconds. */
const REFOCUS_MS = 500;

const isSame = (one: Rectangle, other: Rectangle): boolean =>
  (['x', 'y', 'width', 'height'] as const).every((side) => one[side] === other[side]);

/**
 * Keeps a window over all of a screen and above everything on it, whatever takes the front. Gives what puts it there
 * again, on the screen with these bounds.
 */
export const keepInFront = (window: Front): ((bounds?: Rectangle) => void) => {
  const assert = (bounds?: Rectangle): void => {
    if (window.isDestroyed()) return;
    if (window.isMinimized()) window.restore();
    if (bounds !== undefined && !isSame(bounds, window.getBounds())) {
      // A window that fills one screen cannot be moved to another.
      if (window.isFullScreen()) window.setFullScreen(false);
      window.setBounds(bounds);
    }
    if (!window.isFullScreen()) window.setFullScreen(true);
    if (!window.isKiosk()) window.setKiosk(true);
    window.setAlwaysOnTop(true, 'screen-saver');
  };
  window.on('minimize', () => assert());
  window.on('leave-full-screen', () => assert());
  window.on('blur', () => {
    assert();
    setTimeout(() => {
      if (!window.isDestroyed() && !window.isFocused()) window.focus();
    }, REFOCUS_MS);
  });
  return assert;
};
