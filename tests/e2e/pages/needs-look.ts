import type { Locator, Page } from '@playwright/test';

/** The list of changes that need a look, of any customer. */
export interface NeedsLook {
  readonly region: Locator;
  readonly items: Locator;
  item(title: string | RegExp): Locator;
}

export const createNeedsLook = (page: Page): NeedsLook => {
  const region = page.getByRole('region', { name: 'Needs a look', exact: true });
  const items = region.getByRole('listitem');
  return { region, items, item: (title) => items.filter({ has: page.getByText(title) }) };
};
