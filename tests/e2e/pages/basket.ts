import type { Locator, Page } from '@playwright/test';

/** The basket: the changes of this visit. */
export interface Basket {
  readonly region: Locator;
  readonly lines: Locator;
  readonly apply: Locator;
  /** The line about this, whatever state it is in. */
  line(title: string | RegExp): Locator;
  readonly consentDialog: Locator;
  /** Says for a line that the customer consents, and how. */
  consent(line: Locator, how: string): Promise<void>;
}

export const createBasket = (page: Page): Basket => {
  const region = page.getByRole('region', { name: 'Basket', exact: true });
  const consentDialog = page.getByRole('dialog', { name: 'How the customer consents', exact: true });
  const lines = region
    .getByRole('list', { name: 'Changes in this visit', exact: true })
    .getByRole('listitem');
  return {
    region,
    lines,
    apply: region.getByRole('button', { name: 'Apply' }),
    line: (title) => lines.filter({ hasText: title }),
    consentDialog,
    consent: async (line, how) => {
      await line.getByRole('button', { name: 'Say how consent is given' }).click();
      await consentDialog.getByRole('combobox', { name: 'How' }).selectOption(how);
      await consentDialog.getByRole('button', { name: 'The customer consents' }).click();
    },
  };
};
