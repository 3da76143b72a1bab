import type { Locator, Page } from '@playwright/test';

/** The search box and what it finds. */
export interface Search {
  readonly box: Locator;
  readonly matches: Locator;
  /** What is said when nothing opens: nobody found, not understood, failed. */
  readonly help: Locator;
  /** What the text was taken for. */
  readonly takenFor: Locator;
  /** What else it can be taken for, while that is open. */
  readonly readings: Locator;
  take(reading: string): Promise<void>;
  find(text: string): Promise<void>;
}

export const createSearch = (page: Page): Search => {
  const bar = page.getByRole('banner');
  const box = bar.getByRole('searchbox', { name: 'Find a customer', exact: true });
  const takenFor = bar.getByRole('button', { name: /^Taken for/ });
  const readings = page.getByRole('menu', { name: /^(Taken|Take it) for/ });
  return {
    takenFor,
    readings,
    take: async (reading) => {
      await takenFor.click();
      await readings.getByRole('menuitemradio', { name: reading, exact: true }).first().click();
    },
    box,
    matches: bar.getByRole('listbox', { name: 'Matches', exact: true }),
    help: bar.getByRole('alert'),
    find: async (text) => {
      await box.fill(text);
      await box.press('Enter');
    },
  };
};
