import type { Locator, Page } from '@playwright/test';

/** The receipt of a visit, as it will be printed. */
export interface Receipt {
  readonly open: Locator;
  readonly dialog: Locator;
  readonly print: Locator;
  readonly close: Locator;
  readonly language: Locator;
  readonly paper: Locator;
  readonly lines: Locator;
  readonly code: Locator;
}

export const createReceipt = (page: Page): Receipt => {
  const dialog = page.getByRole('dialog', { name: 'Receipt of this visit', exact: true });
  const paper = dialog.getByRole('article', { name: 'Receipt', exact: true });
  return {
    open: page.getByRole('button', { name: 'Print receipt', exact: true }),
    dialog,
    print: dialog.getByRole('button', { name: 'Print', exact: true }),
    close: dialog.getByRole('button', { name: 'Close', exact: true }),
    language: dialog.getByRole('combobox', { name: 'Language', exact: true }),
    paper,
    lines: paper.getByRole('list', { name: 'Changes on this receipt', exact: true }).getByRole('listitem'),
    code: paper.getByRole('img', { name: 'Code of this receipt', exact: true }),
  };
};
