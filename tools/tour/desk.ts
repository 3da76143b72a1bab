import { expect, type Locator, type Page } from '@playwright/test';

/** The desk as an operator sees it: everything by its role and name. */
export interface Desk {
  readonly page: Page;
  readonly search: Locator;
  readonly apply: Locator;
  region(name: string): Locator;
  /** One channel of the card usage. */
  channel(name: string): Locator;
  /** The basket's lines, or those of them whose text matches. */
  lines(text?: RegExp): Locator;
  dialog(name: RegExp): Locator;
  find(text: string): Promise<void>;
  /** Finds a customer and waits for the name and all three panels. */
  open(text: string, name: string): Promise<void>;
  /** Applies, and waits until every line of the basket ends in this word. Gives the lines' names. */
  applyTo(word: string): Promise<readonly string[]>;
  /** Takes finished lines out of the basket. */
  clear(): Promise<void>;
}

/** An apply reads back at 0, 1 and 3 s. */
const SETTLED_WITHIN_MS = 15_000;

export const createDesk = (page: Page): Desk => {
  const region = (name: string): Locator => page.getByRole('region', { name, exact: true });
  const search = page.getByRole('searchbox', { name: 'Find a customer' });
  const apply = region('Basket').getByRole('button', { name: 'Apply' });
  const lines = (text?: RegExp): Locator =>
    region('Basket')
      .getByRole('list', { name: 'Changes in this visit' })
      .getByRole('listitem')
      .filter(text === undefined ? {} : { hasText: text });

  const find = async (text: string): Promise<void> => {
    await search.fill(text);
    await search.press('Enter');
  };

  return {
    page,
    search,
    apply,
    region,
    lines,
    find,
    channel: (name) => region('Card usage').getByRole('radiogroup', { name, exact: true }),
    dialog: (name) => page.getByRole('dialog', { name }),
    open: async (text, name) => {
      await find(text);
      await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
      for (const system of ['airpay', 'Capillary', 'WM'])
        await expect(page.getByRole('button', { name: `Read ${system} again` })).toBeVisible();
    },
    applyTo: async (word) => {
      const count = await lines().count();
      await apply.click();
      await expect(lines(new RegExp(word))).toHaveCount(count, { timeout: SETTLED_WITHIN_MS });
      await expect(region('Basket').getByText('Nothing left to send')).toBeVisible();
      return lines().evaluateAll((items) => items.map((item) => item.getAttribute('aria-label') ?? ''));
    },
    clear: async () => {
      await region('Basket').getByRole('button', { name: 'Clear finished' }).click();
      await expect(lines()).toHaveCount(0);
    },
  };
};
