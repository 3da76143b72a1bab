/** The ref of what appears in a dialog that scrolls: it is brought into view, above the line of buttons. */
export const intoView = (element: HTMLElement | null): void => element?.scrollIntoView({ block: 'nearest' });
