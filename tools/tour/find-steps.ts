import { expect } from '@playwright/test';
import type { Step } from './step.ts';

/** The first start, and finding one customer. */
export const FIND_STEPS: readonly Step[] = [
  {
    title: 'Start Branchdesk for the first time',
    picture: 'first-start',
    run: async ({ page, search }, { asha }) => {
      await expect(search).toBeFocused();
      await expect(page.getByRole('heading', { level: 1, name: 'No customer open' })).toBeVisible();
      await expect(page.getByRole('button', { name: asha.mobile })).toBeVisible();
      return 'the search box has the cursor, and there are examples to try';
    },
  },
  {
    title: 'Find a customer by mobile number',
    picture: 'customer',
    run: async (desk, { asha }) => {
      await desk.open(asha.mobile, asha.name);
      await expect(desk.channel('ATM').getByRole('radio', { name: 'Allowed', exact: true })).toBeChecked();
      const cards = desk.region('Cards and identifiers').getByRole('table', { name: 'Cards' });
      await expect(cards.getByRole('button', { name: 'Delink' })).toHaveCount(asha.cards.length);
      return `${asha.name} is open: card usage, ${asha.cards.length} cards, preferences`;
    },
  },
];

/** Customers that are not as simple: several of one name, and one about whom a system is silent. */
export const FIND_MORE_STEPS: readonly Step[] = [
  {
    title: 'Find a name that several customers have',
    picture: 'several-found',
    run: async ({ page, find }, { sameName }) => {
      await find(sameName[0].name);
      const matches = page.getByRole('listbox', { name: 'Matches' }).getByRole('option');
      await expect(matches).toHaveCount(sameName.length);
      await expect(matches.first()).toContainText(sameName[0].name);
      return `${sameName.length} matches, told apart by cards and masked numbers`;
    },
  },
  {
    title: 'Open a customer about whom airpay tells nothing',
    picture: 'not-told-by-airpay',
    run: async (desk, { silent }) => {
      await desk.open(silent.mobile, silent.name);
      for (const name of ['Contactless', 'ATM', 'POS', 'E-commerce'])
        await expect(desk.channel(name).getByRole('radio', { checked: true })).toHaveCount(0);
      await expect(desk.region('Card usage').getByText('Not told by airpay')).toHaveCount(4);
      return 'four channels “Not told by airpay”, none of them shown as on or off';
    },
  },
  {
    title: 'Apply a change that no read-back can show',
    picture: 'accepted',
    run: async (desk) => {
      await desk.channel('ATM').getByText('Not allowed', { exact: true }).click();
      await expect(desk.lines(/ATM/)).toContainText('Draft');
      const [line] = await desk.applyTo('Accepted');
      await expect(desk.lines(/Confirmed/)).toHaveCount(0);
      return `${line}, and the screen claims no more`;
    },
  },
];
