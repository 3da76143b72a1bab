import type { MenuItemConstructorOptions } from 'electron';

/** Electron's Menu: the browser has its own, so templates are only checked. */
export class PreviewMenu {
  readonly items: readonly MenuItemConstructorOptions[];

  private constructor(items: readonly MenuItemConstructorOptions[]) {
    this.items = items;
  }

  static buildFromTemplate(template: readonly MenuItemConstructorOptions[]): PreviewMenu {
    for (const { label, role, type, submenu } of template) {
      // Only a separator needs neither.
      if (label === undefined && role === undefined && type !== 'separator')
        throw new TypeError('Invalid template for MenuItem: must have at least one of label, role or type');
      if (Array.isArray(submenu)) PreviewMenu.buildFromTemplate(submenu);
    }
    return new PreviewMenu(template);
  }

  static setApplicationMenu(_menu: PreviewMenu | null): void {}
}
