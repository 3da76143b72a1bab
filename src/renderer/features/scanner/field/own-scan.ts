/** Set on a field that takes what is scanned itself, such as a card number. */
export const OWN_SCAN = { 'data-scan': 'own' } as const;

/** Whether an element takes what is scanned itself. */
export const takesScans = (element: Element): boolean => element.closest('[data-scan="own"]') !== null;
