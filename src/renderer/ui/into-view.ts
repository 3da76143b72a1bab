/** The ref of what appears in a dialog or on a screen that scrolls: it is brought into view, above a line of buttons. */
export const intoView = (element: HTMLElement | null): void => {
  // Newer browsers give a promise of the scrolling, which would be taken for what ends a ref or an effect.
  element?.scrollIntoView({ block: 'nearest' });
};
