import type { MenuItemConstructorOptions } from 'electron';

/** The role's own key is Ctrl+Shift+=; people press the key without Shift, or that of the number pad. */
const otherKeys = (role: 'zoomIn' | 'zoomOut', ...keys: readonly string[]): MenuItemConstructorOptions[] =>
  keys.map((key) => ({
    role,
    accelerator: `CommandOrControl+${key}`,
    visible: false,
    acceleratorWorksWhenHidden: true,
  }));

const zoom: MenuItemConstructorOptions = {
  label: 'View',
  submenu: [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    ...otherKeys('zoomIn', '=', 'numadd'),
    { role: 'zoomOut' },
    ...otherKeys('zoomOut', 'numsub'),
  ],
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
