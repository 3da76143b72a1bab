import type { Locator } from '@playwright/test';
import type { Training } from '../../../src/main/training/start.ts';
import { personTagged, unlinkedCard } from '../../support/people.ts';
import { expectAccessibleInBothThemes } from '../fixtures/accessible.ts';
import { rosterOf, TEST_PIN, UNHURRIED } from '../fixtures/branch.ts';
import { expect, test } from '../fixtures/desk.ts';
import { firstOnly } from '../fixtures/first-only.ts';
import type { Desk } from '../pages/desk.ts';

test.use({ perMinute: UNHURRIED });

const roster = await rosterOf([
  { id: 'leela.n', name: 'Leela Nair', role: 'administrator' },
  { id: 'meera.s', name: 'Meera Shah', role: 'supervisor' },
]);

interface Case {
  readonly name: string;
  /** Who is open. */
  readonly tag: string;
  readonly submit: string;
  open(desk: Desk, training: Training): Promise<void>;
}

const CASES: readonly Case[] = [
  { name: 'Link a card', tag: 'two-cards', submit: 'Add to basket', open: ({ cards }) => cards.openLink() },
  {
    name: 'Replace a card',
    tag: 'two-cards',
    submit: 'Add to basket',
    open: ({ cards }) => cards.openReplace(cards.card('0019')),
  },
  {
    name: 'Delink a card',
    tag: 'two-cards',
    submit: 'Add to basket',
    open: ({ cards }) => cards.openDelink(cards.card('0019')),
  },
  {
    name: 'History of a card',
    tag: 'two-cards',
    submit: 'Close',
    open: ({ cards }) => cards.openHistory(cards.card('0019')),
  },
  {
    name: 'What the marks mean',
    tag: 'two-cards',
    submit: 'Close',
    open: ({ page }) => page.getByRole('button', { name: 'What the marks mean' }).click(),
  },
  {
    name: 'Enter the airpay token',
    tag: 'two-cards',
    submit: 'Use this token',
    open: ({ usage }) => usage.region.getByRole('button', { name: 'Enter the airpay token' }).click(),
  },
  {
    name: 'Approve a change',
    tag: 'merge-target',
    submit: 'Approve',
    open: async ({ cards, basket }, training) => {
      await cards.add('Mobile', personTagged(training, 'merge-source').mobile);
      await basket
        .line(/^Add Mobile/)
        .getByRole('button', { name: 'Approve…' })
        .click();
    },
  },
  {
    name: 'How the customer consents',
    tag: 'text-opt-out',
    submit: 'The customer consents',
    open: async ({ communication, basket }) => {
      await communication.region.getByRole('switch', { checked: false }).first().click();
      await basket.lines.first().getByRole('button', { name: 'Say how consent is given' }).click();
    },
  },
];

/** How far what has the focus, or its label, reaches under the line of buttons or out of the window, in pixels. */
const hidden = (dialog: Locator, submit: string): Promise<number> =>
  dialog.evaluate((root, words) => {
    const button = [...root.querySelectorAll('button')].find((one) => one.textContent === words);
    const focused = document.activeElement;
    if (button === undefined || focused === null) return Number.POSITIVE_INFINITY;
    const { top, bottom } = focused.getBoundingClientRect();
    const isButton = focused.parentElement === button.parentElement;
    const floor = isButton ? window.innerHeight : button.getBoundingClientRect().top;
    return Math.max(0, Math.ceil(bottom - floor), Math.ceil(-top));
  }, submit);

// Axe looks at one dialog of each size: what differs between them is what they are about.
const WINDOWS = [
  { viewport: { width: 640, height: 400 }, axe: 'Link a card' },
  { viewport: { width: 1024, height: 640 }, axe: 'Approve a change' },
] as const;

for (const window of WINDOWS) {
  const { viewport, axe } = window;
  test.describe(`in a window of ${viewport.width} x ${viewport.height}`, firstOnly(WINDOWS, window), () => {
    test.use({
      display: { viewport },
      airpay: { tokenScope: 'per-customer' },
      configured: {
        policies: { merges: 'with-approval' },
        ...roster,
        consent: { wording: { Text: { en: 'May we text you about your collection days?' } }, systems: [] },
      },
    });

    test('the buttons of a dialog are always in view, and what has the focus is never behind them', async ({
      desk,
      training,
    }) => {
      test.slow();
      const { page } = desk;
      const dialog = page.getByRole('dialog');
      await desk.signIn('Leela Nair', TEST_PIN);
      for (const { name, tag, submit, open } of CASES) {
        await test.step(name, async () => {
          await desk.open(personTagged(training, tag));
          await open(desk, training);
          const button = dialog.getByRole('button', { name: submit, exact: true });
          await expect(button).toBeInViewport({ ratio: 1 });
          for (const key of ['Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab']) {
            await page.keyboard.press(key);
            await expect(button).toBeInViewport({ ratio: 1 });
            expect(await hidden(dialog, submit), key).toBe(0);
          }
          if (axe === name) await expectAccessibleInBothThemes(page);
          await page.keyboard.press('Escape');
          await expect(dialog).toHaveCount(0);
        });
      }
    });

    test('what keeps a card out of the basket comes into view, and goes when another card is meant', async ({
      desk,
      training,
    }) => {
      await desk.signIn('Leela Nair', TEST_PIN);
      await desk.open(personTagged(training, 'two-cards'));
      await desk.cards.openLink();
      const { dialog } = desk.cards;
      const number = dialog.getByRole('textbox', { name: 'Card number', exact: true });
      const alert = dialog.getByRole('alert');
      await number.fill(personTagged(training, 'one-card').cards[0]?.number ?? '');
      await desk.cards.addToBasket();
      await expect(alert.getByText(/This card is linked to another customer/)).toBeInViewport({ ratio: 1 });
      await number.fill(unlinkedCard(training, 'linkable'));
      await expect(alert).toHaveCount(0);
      await desk.cards.addToBasket();
      await expect(desk.basket.lines).toHaveCount(1);
    });
  });
}

test('the rows of a card keep their place before it is typed, while it is read and after', async ({
  desk,
  training,
}) => {
  await desk.open(personTagged(training, 'two-cards'));
  await desk.cards.openReplace(desk.cards.card('0019'));
  const { dialog } = desk.cards;
  const status = dialog.getByText('Status', { exact: true });
  const reason = dialog.getByText('Reason', { exact: true });
  const places = () => Promise.all([status.boundingBox(), reason.boundingBox()]);
  await expect(dialog).toContainText('None yet');
  const before = await places();
  const number = dialog.getByRole('textbox', { name: 'Number of the new card', exact: true });
  await number.fill(unlinkedCard(training, 'linkable'));
  await expect(dialog).toContainText('Nobody');
  await expect(dialog).not.toContainText('None yet');
  expect(await places()).toEqual(before);
  await number.fill('99999999');
  await expect(dialog).toContainText('There is no card of this number');
  expect(await reason.boundingBox()).toEqual(before.at(-1));
});
