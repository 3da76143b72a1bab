import type { Locator, Page } from '@playwright/test';

/** What a second person decides with. */
export interface Approvals {
  /** How many changes wait, in the header. */
  readonly status: Locator;
  readonly dialog: Locator;
  readonly list: Locator;
  /** Asked for, difference, there now. */
  readonly difference: Locator;
  readonly who: Locator;
  readonly pin: Locator;
  readonly typed: Locator;
  readonly reason: Locator;
  readonly approve: Locator;
  readonly decline: Locator;
}

export const createApprovals = (page: Page): Approvals => {
  const dialog = page.getByRole('dialog', { name: 'Approve a change', exact: true });
  return {
    dialog,
    status: page.getByRole('button', { name: /to approve/ }),
    list: dialog.getByRole('list', { name: 'Changes that wait', exact: true }),
    difference: dialog.getByRole('table', { name: 'What would change', exact: true }),
    who: dialog.getByRole('combobox', { name: 'Who decides', exact: true }),
    pin: dialog.getByLabel('PIN of that person'),
    typed: dialog.getByRole('textbox', { name: 'Name of the other customer' }),
    reason: dialog.getByRole('textbox', { name: 'Reason, if you decline' }),
    approve: dialog.getByRole('button', { name: 'Approve', exact: true }),
    decline: dialog.getByRole('button', { name: 'Decline', exact: true }),
  };
};
