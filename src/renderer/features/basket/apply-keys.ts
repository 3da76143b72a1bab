const isMac = (userAgent: string): boolean => /\bMac OS X\b/.test(userAgent);

/** The keys that apply the basket, as this machine's keyboard names them. */
export const applyKeys = (userAgent: string): string => (isMac(userAgent) ? '⌘ Enter' : 'Ctrl Enter');

/** The keys that bring what waits before a second person, as this machine's keyboard names them. */
export const approveKeys = (userAgent: string): string => (isMac(userAgent) ? '⌥ A' : 'Alt A');

/** The keys that take the last change back, as this machine's keyboard names them. */
export const undoKeys = (userAgent: string): string => (isMac(userAgent) ? '⌘ Z' : 'Ctrl Z');
