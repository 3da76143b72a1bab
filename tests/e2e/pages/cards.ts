import type { Locator, Page } from '@playwright/test';

/** The panel "Cards and identifiers" and its dialogs. */
export interface Cards {
  readonly region: Locator;
  readonly dialog: Locator;
  /** The row of a card whose number ends so. */
  card(lastDigits: string): Locator;
  /** The row of an identifier of this type. */
  identifier(type: 'Mobile' | 'E-mail' | 'External id'): Locator;
  link(cardNumber: string): Promise<void>;
  openLink(): Promise<void>;
  openDelink(card: Locator): Promise<void>;
  openHistory(card: Locator): Promise<void>;
  delink(card: Locator, reason: string): Promise<void>;
  openAdd(): Promise<void>;
  add(type: 'Mobile' | 'E-mail', value: string): Promise<void>;
  remove(identifier: Locator): Promise<void>;
  /** Chooses which card is linked: one in hand, one that is new to Capillary, or a generated number. */
  choose(how: 'Card in hand' | 'New to Capillary' | 'Generate a number'): Promise<void>;
  /** Opens the dialog with which a card is replaced. */
  openReplace(card: Locator): Promise<void>;
  /** Suspends or resumes a card, with a reason. */
  relabel(card: Locator, verb: 'Suspend' | 'Resume', reason: string): Promise<void>;
  /** Gives an identifier another value. */
  change(identifier: Locator, value: string): Promise<void>;
  addToBasket(): Promise<void>;
}

export const createCards = (page: Page): Cards => {
  const region = page.getByRole('region', { name: 'Cards and identifiers', exact: true });
  const dialog = page.getByRole('dialog');
  const table = (name: string): Locator => region.getByRole('table', { name, exact: true });
  const openLink = () => region.getByRole('button', { name: 'Link a card', exact: true }).click();
  const openAdd = () => region.getByRole('button', { name: 'Add an identifier', exact: true }).click();
  const openDelink = (card: Locator) => card.getByRole('button', { name: 'Delink', exact: true }).click();
  const more = async (row: Locator, words: string): Promise<void> => {
    await row.getByRole('button', { name: /^More for / }).click();
    await page.getByRole('menuitem', { name: words, exact: true }).click();
  };
  const openHistory = (card: Locator) => more(card, 'History');
  const addToBasket = () => dialog.getByRole('button', { name: 'Add to basket', exact: true }).click();
  return {
    region,
    dialog,
    card: (lastDigits) => table('Cards').getByRole('row').filter({ hasText: lastDigits }),
    identifier: (type) => table('Identifiers').getByRole('row').filter({ hasText: type }),
    openLink,
    link: async (cardNumber) => {
      await openLink();
      await dialog.getByRole('textbox', { name: 'Card number', exact: true }).fill(cardNumber);
      await addToBasket();
    },
    openDelink,
    openHistory,
    delink: async (card, reason) => {
      await openDelink(card);
      await dialog.getByRole('textbox', { name: 'Reason', exact: true }).fill(reason);
      await addToBasket();
    },
    openAdd,
    add: async (type, value) => {
      await openAdd();
      await dialog.getByRole('combobox', { name: 'Type', exact: true }).selectOption({ label: type });
      await dialog.getByRole('textbox', { name: 'Value', exact: true }).fill(value);
      await addToBasket();
    },
    remove: (identifier) => identifier.getByRole('button', { name: 'Remove', exact: true }).click(),
    choose: (how) => dialog.getByRole('radio', { name: how, exact: true }).check(),
    openReplace: (card) => more(card, 'Replace'),
    relabel: async (card, verb, reason) => {
      await card.getByRole('button', { name: verb, exact: true }).click();
      await dialog.getByRole('textbox', { name: 'Reason', exact: true }).fill(reason);
      await addToBasket();
    },
    change: async (identifier, value) => {
      await more(identifier, 'Change');
      await dialog.getByRole('textbox', { name: 'New value', exact: true }).fill(value);
      await addToBasket();
    },
    addToBasket,
  };
};
