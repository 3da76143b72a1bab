import { expect, type Locator, type Page } from '@playwright/test';

type Status = 'Allowed' | 'Not allowed';

/** The panel "Card usage". */
export interface CardUsage {
  readonly region: Locator;
  channel(name: 'Contactless' | 'ATM' | 'POS' | 'E-commerce'): Locator;
  radio(channel: Locator, status: Status): Locator;
  set(channel: Locator, status: Status): Promise<void>;
  preset(name: string): Locator;
  /** Types a token into the dialog that is open, and hands it over. */
  giveToken(token: string): Promise<void>;
}

export const createCardUsage = (page: Page): CardUsage => {
  const region = page.getByRole('region', { name: 'Card usage', exact: true });
  return {
    region,
    channel: (name) => region.getByRole('radiogroup', { name, exact: true }),
    radio: (channel, name) => channel.getByRole('radio', { name, exact: true }),
    preset: (name) =>
      region.getByRole('group', { name: /^Presets/ }).getByRole('button', { name: new RegExp(`^${name}`) }),
    giveToken: async (token) => {
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('airpay token').fill(token);
      await dialog.getByRole('button', { name: 'Use this token' }).click();
      await expect(dialog).toBeHidden();
    },
    set: (channel, status) => channel.getByText(status, { exact: true }).click(),
  };
};
