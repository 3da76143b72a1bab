import { type Browser, expect, type Page } from '@playwright/test';
import type { Training } from '../../../src/main/training/start.ts';
import { ATM_OFF, CHANGES, DELINK_CARD } from '../../../tests/e2e/fixtures/changes.ts';
import { expectChange } from '../../../tests/e2e/fixtures/expect-change.ts';
import { watchPage } from '../../../tests/e2e/fixtures/watch-page.ts';
import { createDesk, type Desk } from '../../../tests/e2e/pages/desk.ts';
import { personTagged } from '../../../tests/support/people.ts';

/** The window of the installed app, in a Chromium outside. */
export interface ShownDesk {
  readonly page: Page;
  readonly desk: Desk;
  /** Closes the browser's page; throws what it did that no page of the app may do. */
  leave(): Promise<void>;
}

/** Shows a window. */
export const showDesk = async (browser: Browser, url: string): Promise<ShownDesk> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const misdeeds = await watchPage(page);
  await page.goto(url);
  return {
    page,
    desk: createDesk(page),
    leave: async () => {
      const did = misdeeds();
      await context.close();
      if (did.length > 0) throw new Error(`the page of the installed app: ${did.join('; ')}`);
    },
  };
};

const patient = expect.configure({ timeout: 60_000 });

/** Opens the customer that the job is about. */
export const openCustomer = async ({ desk }: ShownDesk, training: Training): Promise<void> => {
  const { mobile, name } = personTagged(training, 'two-cards');
  await patient(desk.search.box).toBeVisible();
  await desk.search.find(mobile);
  await patient(desk.customer).toHaveText(name);
  for (const { region } of [desk.usage, desk.cards, desk.communication]) {
    await patient(region).toBeVisible();
    await patient(region).not.toHaveAttribute('aria-busy', 'true');
  }
};

const LINK_CARD = CHANGES.filter(({ name }) => name === 'linking a card');

/** Turns ATM off, and waits until it is confirmed. */
export const turnAtmOff = async ({ desk }: ShownDesk, training: Training): Promise<void> => {
  await ATM_OFF.draft(desk, training);
  await desk.basket.apply.click();
  const line = desk.basket.line(ATM_OFF.title);
  await patient(line).toContainText('Confirmed');
  await expectChange(line, ATM_OFF, 'Confirmed');
};

/** Turns POS off, and waits until it is confirmed. */
export const turnPosOff = async ({ desk }: ShownDesk): Promise<void> => {
  await desk.usage.set(desk.usage.channel('POS'), 'Not allowed');
  await desk.basket.apply.click();
  await patient(desk.basket.line(/^POS/)).toContainText('Confirmed');
};

/** ATM off, a card linked, another delinked, all texts stopped: each confirmed. Gives how many changes that were. */
export const doMainJob = async (shown: ShownDesk, training: Training): Promise<number> => {
  const { desk } = shown;
  const changes = [ATM_OFF, ...LINK_CARD, DELINK_CARD];
  for (const change of changes) await change.draft(desk, training);
  await desk.communication.stopTexts.click();
  await patient(desk.basket.lines).toHaveCount(changes.length + 2);
  await desk.basket.apply.click();
  for (const line of await desk.basket.lines.all()) await patient(line).toContainText('Confirmed');
  for (const change of changes) await expectChange(desk.basket.line(change.title), change, 'Confirmed');
  return changes.length + 2;
};

/** How many changes the app has on record for this customer. */
export const changesOnRecord = async ({ desk }: ShownDesk, wanted: number): Promise<number> => {
  await patient(desk.activity.items).toHaveCount(wanted);
  return desk.activity.items.count();
};
