import type { Locator, Page } from '@playwright/test';

/** Everything that was changed at the branch. */
export interface BranchActivity {
  readonly open: Locator;
  readonly dialog: Locator;
  readonly list: Locator;
  readonly rows: Locator;
  readonly chosen: Locator;
  field(name: 'Outcome' | 'Operator' | 'System' | 'Day'): Locator;
}

export const createBranchActivity = (page: Page): BranchActivity => {
  const dialog = page.getByRole('dialog', { name: 'Branch activity', exact: true });
  const list = dialog.getByRole('listbox', { name: 'Changes of the branch', exact: true });
  return {
    open: page.getByRole('button', { name: 'Branch activity', exact: true }),
    dialog,
    list,
    rows: list.getByRole('option'),
    chosen: dialog.getByRole('region', { name: 'The chosen change', exact: true }),
    field: (name) => dialog.getByLabel(name, { exact: true }),
  };
};
