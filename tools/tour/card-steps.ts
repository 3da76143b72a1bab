import { expect } from '@playwright/test';
import { maskCard } from '../../src/shared/domain/mask.ts';
import type { Desk } from './desk.ts';
import type { Step } from './step.ts';

const linkDialog = async (desk: Desk, cardNumber: string) => {
  await desk.region('Cards and identifiers').getByRole('button', { name: 'Link a card' }).click();
  const dialog = desk.dialog(/Link a card/);
  await dialog.getByRole('textbox', { name: 'Card number' }).fill(cardNumber);
  return dialog;
};

const toBasket = (desk: Desk) => desk.page.getByRole('button', { name: 'Add to basket' }).click();

const cardRow = (desk: Desk, number: string) =>
  desk
    .region('Cards and identifiers')
    .getByRole('table', { name: 'Cards' })
    .getByRole('row')
    .filter({ hasText: maskCard(number) });

/** Linking and delinking cards of the open customer. */
export const LINK_STEPS: readonly Step[] = [
  {
    title: 'Look at a card before linking it',
    picture: 'link-card-dialog',
    run: async (desk, { freeCard }) => {
      await desk.clear();
      const dialog = await linkDialog(desk, freeCard);
      await expect(dialog.getByText('Nobody')).toBeVisible();
      return `${maskCard(freeCard)} is linked to nobody`;
    },
  },
  {
    title: 'Link it and apply',
    picture: 'card-linked',
    run: async (desk, { freeCard }) => {
      await toBasket(desk);
      await expect(desk.lines(/Link card/)).toContainText('Draft');
      const [line] = await desk.applyTo('Confirmed');
      await expect(cardRow(desk, freeCard).getByRole('button', { name: 'Delink' })).toBeVisible();
      return `${line}`;
    },
  },
  {
    title: 'Delink it with a reason',
    picture: 'delink-dialog',
    run: async (desk, { freeCard }) => {
      await desk.clear();
      await cardRow(desk, freeCard).getByRole('button', { name: 'Delink' }).click();
      const dialog = desk.dialog(/Delink/);
      const add = dialog.getByRole('button', { name: 'Add to basket' });
      await expect(add).toBeDisabled();
      await dialog.getByRole('textbox', { name: 'Reason' }).fill('Linked to the wrong customer');
      await expect(add).toBeEnabled();
      return 'a reason is asked for, and the label that the card gets';
    },
  },
  {
    title: 'Apply the delink',
    picture: 'card-delinked',
    run: async (desk, { freeCard }) => {
      await toBasket(desk);
      await expect(desk.lines(/Delink card/)).toContainText('Draft');
      const [line] = await desk.applyTo('Confirmed');
      await expect(cardRow(desk, freeCard)).toHaveCount(0);
      return `${line}`;
    },
  },
];

/** A card that takes the place of another, in two steps. */
export const REPLACE_STEPS: readonly Step[] = [
  {
    title: 'Replace a card',
    picture: 'card-replaced',
    run: async (desk, { freeCard, asha }) => {
      await desk.clear();
      const old = asha.cards[1]?.number ?? '';
      await cardRow(desk, old)
        .getByRole('button', { name: /^More for/ })
        .click();
      await desk.page.getByRole('menuitem', { name: 'Replace' }).click();
      const dialog = desk.dialog(/^Replace/);
      await dialog.getByRole('textbox', { name: 'Number of the new card' }).fill(freeCard);
      await dialog.getByRole('textbox', { name: 'Reason' }).fill('The chip is broken');
      await toBasket(desk);
      await expect(desk.lines()).toHaveCount(2);
      const done = await desk.applyTo('Confirmed');
      await expect(cardRow(desk, old)).toHaveCount(0);
      return done.join('; ');
    },
  },
];

/** A card that is somebody else's. */
export const BLOCKED_STEPS: readonly Step[] = [
  {
    title: "Try to link somebody else's card",
    picture: 'card-of-another',
    run: async (desk, { asha, ravi }) => {
      await desk.clear();
      const card = ravi.cards[0]?.number ?? '';
      const dialog = await linkDialog(desk, card);
      await expect(dialog.getByText('Another customer')).toBeVisible();
      await toBasket(desk);
      await expect(dialog.getByRole('group', { name: `This customer: ${asha.name}` })).toBeVisible();
      await expect(dialog.getByRole('group', { name: `Another customer: ${ravi.name}` })).toBeVisible();
      await expect(desk.lines(/Link card/)).toHaveCount(0);
      return `Kept out of the basket: ${asha.name} and ${ravi.name} are shown, and nothing can be sent`;
    },
  },
];
