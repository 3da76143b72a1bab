import type { Locator, Page } from '@playwright/test';

/** The basket: the changes of this visit. */
export interface Basket {
  readonly region: Locator;
  readonly lines: Locator;
  readonly apply: Locator;
  /** The line about this, whatever state it is in. */
  line(title: string | RegExp): Locator;
}

export const createBasket = (page: Page): Basket => {
  const region = page.getByRole('region', { name: 'Basket', exact: true });
  const lines = region
    .getByRole('list', { name: 'Changes in this visit', exact: true })
    .getByRole('listitem');
  return {
    region,
    lines,
    apply: region.getByRole('button', { name: 'Apply' }),
    line: (title) => lines.filter({ hasText: title }),
  };
};
