import type { Locator, Page } from '@playwright/test';

/** The panel "Communication preferences". */
export interface Communication {
  readonly region: Locator;
  readonly stopTexts: Locator;
  /** The switches whose name begins so: "category, channel". */
  selections(category: string, channel: string): Locator;
  /** The one switch of a type in a channel of a category. */
  selection(category: string, channel: string, type: string): Locator;
  toggle(selection: Locator): Promise<void>;
}

export const createCommunication = (page: Page): Communication => {
  const region = page.getByRole('region', { name: 'Communication preferences', exact: true });
  const selections = (category: string, channel: string): Locator =>
    region.getByRole('switch', { name: `${category}, ${channel},` });
  return {
    region,
    stopTexts: region.getByRole('button', { name: 'Stop all texts', exact: true }),
    selections,
    selection: (category, channel, type) =>
      selections(category, channel).and(region.getByRole('switch', { name: type })),
    toggle: (selection) => selection.locator('xpath=ancestor::label').click(),
  };
};
