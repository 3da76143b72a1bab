import { expect, type Locator, type Page } from '@playwright/test';
import { type Activity, createActivity } from './activity.ts';
import { type Basket, createBasket } from './basket.ts';
import { type CardUsage, createCardUsage } from './card-usage.ts';
import { type Cards, createCards } from './cards.ts';
import { type Communication, createCommunication } from './communication.ts';
import { createSearch, type Search } from './search.ts';

/** Who is looked for. */
interface Somebody {
  readonly mobile: string;
  readonly name: string;
}

/** The whole screen, part by part. */
export interface Desk {
  readonly page: Page;
  readonly search: Search;
  /** The name of the open customer. */
  readonly customer: Locator;
  readonly usage: CardUsage;
  readonly cards: Cards;
  readonly communication: Communication;
  readonly basket: Basket;
  readonly activity: Activity;
  readonly recent: Locator;
  readonly offline: Locator;
  /** What a screen reader is told that holds these words: nothing that is hidden from it is. */
  said(words: string | RegExp): Locator;
  /** What waits for its turn at Capillary, while something does. */
  readonly held: Locator;
  /** Everybody who can sign in, while nobody is. */
  readonly people: Locator;
  /** Picks a person on the sign-in screen and types a PIN, as fast as a person does. */
  signIn(name: string, pin: string): Promise<void>;
  /** This customer is open, and every panel has been read or says why not. */
  expectOpen(name: string): Promise<void>;
  /** Finds a customer by mobile and waits until everything is read. */
  open(person: Somebody): Promise<void>;
}

export const createDesk = (page: Page): Desk => {
  const search = createSearch(page);
  const customer = page.getByRole('heading', { level: 1 });
  const usage = createCardUsage(page);
  const cards = createCards(page);
  const communication = createCommunication(page);
  const expectOpen = async (name: string): Promise<void> => {
    await expect(customer).toHaveText(name);
    for (const { region } of [usage, cards, communication]) {
      await expect(region).toBeVisible();
      await expect(region).not.toHaveAttribute('aria-busy', 'true');
    }
  };
  return {
    page,
    search,
    customer,
    usage,
    cards,
    communication,
    basket: createBasket(page),
    activity: createActivity(page),
    recent: page.getByRole('navigation', { name: 'Recent', exact: true }),
    held: page.getByRole('status', { name: /^Capillary allows/ }),
    offline: page.getByRole('status', { name: 'Offline: nothing is sent', exact: true }),
    said: (words) =>
      page.locator('[aria-live]:not([inert] *):not([aria-hidden="true"] *)').filter({ hasText: words }),
    people: page.getByRole('list', { name: 'People', exact: true }),
    signIn: async (name, pin) => {
      await page.getByRole('button', { name, exact: true }).click();
      await page.getByLabel(`PIN of ${name}`).fill(pin);
      await page.keyboard.press('Enter');
    },
    expectOpen,
    open: async ({ mobile, name }) => {
      await search.find(mobile);
      await expectOpen(name);
    },
  };
};
