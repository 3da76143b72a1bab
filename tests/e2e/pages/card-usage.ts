import type { Locator, Page } from '@playwright/test';

type Status = 'Allowed' | 'Not allowed';

/** The panel "Card usage". */
export interface CardUsage {
  readonly region: Locator;
  channel(name: 'Contactless' | 'ATM' | 'POS' | 'E-commerce'): Locator;
  radio(channel: Locator, status: Status): Locator;
  set(channel: Locator, status: Status): Promise<void>;
}

export const createCardUsage = (page: Page): CardUsage => {
  const region = page.getByRole('region', { name: 'Card usage', exact: true });
  return {
    region,
    channel: (name) => region.getByRole('radiogroup', { name, exact: true }),
    radio: (channel, name) => channel.getByRole('radio', { name, exact: true }),
    set: (channel, status) => channel.getByText(status, { exact: true }).click(),
  };
};
