/** The ref of what appears in a dialog or on a screen that scrolls: it is brought into view, above a line of buttons. */
export const intoView = (element: HTMLElement | null): void => element?.scrollIntoView({ block: 'nearest' });
