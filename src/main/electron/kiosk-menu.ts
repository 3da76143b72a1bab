import type { MenuItemConstructorOptions } from 'electron';

/**
 * The menu of a kiosk: there is none. macOS always shows one, which on a kiosk it hides; it is given one of which nothing
 * can be chosen, so that it makes none of its own.
 */
export const kioskMenuTemplate = (platform: NodeJS.Platform): MenuItemConstructorOptions[] | null =>
  platform === 'darwin'
    ? [{ label: 'Branchdesk', submenu: [{ label: 'Branchdesk', enabled: false }] }]
    : null;
