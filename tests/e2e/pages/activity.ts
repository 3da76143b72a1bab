import type { Locator, Page } from '@playwright/test';

/** The changes of the open customer, newest first. */
export interface Activity {
  readonly region: Locator;
  readonly items: Locator;
  item(title: string | RegExp): Locator;
}

export const createActivity = (page: Page): Activity => {
  const region = page.getByRole('region', { name: 'Activity', exact: true });
  const items = region.getByRole('listitem');
  return { region, items, item: (title) => items.filter({ hasText: title }) };
};
