import type { MenuItemConstructorOptions } from 'electron';

const zoom: MenuItemConstructorOptions = {
  label: 'View',
  submenu: [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }],
};

/**
 * The app's menu. On macOS the system expects one, and without its edit items copy and paste do not work; elsewhere
 * it is not shown and only carries the keys that zoom.
 */
export const menuTemplate = (platform: NodeJS.Platform): MenuItemConstructorOptions[] =>
  platform === 'darwin'
    ? [
        {
          role: 'appMenu',
          submenu: [{ role: 'about' }, { type: 'separator' }, { role: 'hide' }, { role: 'quit' }],
        },
        { role: 'editMenu' },
        zoom,
        { role: 'windowMenu' },
      ]
    : [zoom];
