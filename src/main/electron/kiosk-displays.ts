import type { BaseWindowConstructorOptions, Display, Rectangle, Screen } from 'electron';
import { BLANK } from './kiosk-window-options.ts';

/** A window that shows nothing, over a screen that is not the kiosk's. */
interface BlankWindow {
  setBounds(bounds: Rectangle): void;
  destroy(): void;
}

/** What screens are followed with. */
interface DisplayParts {
  readonly screen: Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay' | 'on'>;
  makeBlank(bounds: Rectangle): BlankWindow;
  /** The kiosk's screen is this one, and lies here, from now on. */
  onPlaced(bounds: Rectangle): void;
  /** The screen before which the customer stands went, or became another: what it showed may be seen by nobody knows whom. */
  onLost(): void;
}

/** What of a screen makes it another for whoever stands before it; a task bar that comes and goes does not. */
const MATTERS: ReadonlySet<string> = new Set(['bounds', 'rotation', 'scaleFactor']);

/** The options of a window that covers a screen. It holds no page. */
export const blankWindowOptions = (bounds: Rectangle): BaseWindowConstructorOptions => ({
  ...bounds,
  title: 'Branchdesk',
  show: false,
  frame: false,
  focusable: false,
  skipTaskbar: true,
  resizable: false,
  movable: false,
  minimizable: false,
  closable: false,
  fullscreen: true,
  backgroundColor: BLANK,
});

/** Keeps the kiosk on the screen on which it began, for as long as there is that one, and covers all others. */
export const followDisplays = ({ screen, makeBlank, onPlaced, onLost }: DisplayParts): void => {
  let own = screen.getPrimaryDisplay();
  const blanks = new Map<number, BlankWindow>();
  /** Gives whether the kiosk had to go to another screen. */
  const lay = (): boolean => {
    const displays = screen.getAllDisplays();
    const before = own.id;
    own = displays.find(({ id }) => id === own.id) ?? screen.getPrimaryDisplay();
    const others = displays.filter(({ id }) => id !== own.id);
    for (const [id, blank] of blanks) {
      if (others.some((other) => other.id === id)) continue;
      blanks.delete(id);
      blank.destroy();
    }
    for (const { id, bounds } of others) {
      const blank = blanks.get(id);
      if (blank === undefined) blanks.set(id, makeBlank(bounds));
      else blank.setBounds(bounds);
    }
    onPlaced(own.bounds);
    return own.id !== before;
  };
  // Where one screen takes the place of another, the list has lost the old one before any event tells of it.
  const follow = (): void => {
    if (lay()) onLost();
  };
  screen.on('display-added', follow);
  screen.on('display-removed', follow);
  screen.on('display-metrics-changed', (_event, { id }: Display, what) => {
    const isLost = lay();
    if (isLost || (id === own.id && what.some((metric) => MATTERS.has(metric)))) onLost();
  });
  lay();
};
