import type { BrowserWindow, View } from 'electron';
import { BLANK } from './kiosk-window-options.ts';

/** Lies over the page, opaque, whatever becomes of its process. */
export interface Cover {
  show(): void;
  hide(): void;
}

/** As much of a window as is covered. */
type Covered = Pick<BrowserWindow, 'contentView' | 'getContentBounds' | 'isDestroyed'> & {
  on(event: 'resize', listener: () => void): unknown;
};

/** Makes the cover of a window. It is the main process's own and needs no page: it is there with the next frame. */
export const createCover = (window: Covered, view: View): Cover => {
  const fill = (): void => {
    const { width, height } = window.getContentBounds();
    view.setBounds({ x: 0, y: 0, width, height });
  };
  view.setBackgroundColor(BLANK);
  view.setVisible(false);
  window.contentView.addChildView(view);
  window.on('resize', fill);
  return {
    show: () => {
      if (window.isDestroyed()) return;
      fill();
      // Once more, and it is above everything that was added since.
      window.contentView.addChildView(view);
      view.setVisible(true);
    },
    hide: () => {
      if (!window.isDestroyed()) view.setVisible(false);
    },
  };
};
