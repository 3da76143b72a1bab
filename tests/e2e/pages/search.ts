import type { Locator, Page } from '@playwright/test';

/** The search box and what it finds. */
export interface Search {
  readonly box: Locator;
  readonly matches: Locator;
  /** What is said when nothing opens: nobody found, not understood, failed. */
  readonly help: Locator;
  find(text: string): Promise<void>;
}

export const createSearch = (page: Page): Search => {
  const bar = page.getByRole('banner');
  const box = bar.getByRole('searchbox', { name: 'Find a customer', exact: true });
  return {
    box,
    matches: bar.getByRole('listbox', { name: 'Matches', exact: true }),
    help: bar.getByRole('alert'),
    find: async (text) => {
      await box.fill(text);
      await box.press('Enter');
    },
  };
};
