import { personTagged } from '../../support/people.ts';
import { expect, test } from '../fixtures/desk.ts';

test('with the keyboard alone the focus stays where something was done, when what was pressed goes', async ({
  desk,
  training,
}) => {
  const { page, cards, basket } = desk;
  const { keyboard } = page;
  await desk.open(personTagged(training, 'two-cards'));
  const button = (row: ReturnType<typeof cards.card>, name: string) =>
    row.getByRole('button', { name, exact: true });
  const keep = (row: ReturnType<typeof cards.card>) => button(row, 'Keep');

  const email = cards.identifier('E-mail');
  await button(email, 'Remove').focus();
  await keyboard.press('Enter');
  await expect(keep(email)).toBeFocused();
  await keyboard.press('Enter');
  await expect(button(email, 'Remove')).toBeFocused();
  await keyboard.press('Enter');
  await expect(keep(email)).toBeFocused();

  for (const [digits, verb] of [
    ['0019', 'Delink'],
    ['0027', 'Suspend'],
  ] as const) {
    const card = cards.card(digits);
    await button(card, verb).focus();
    await keyboard.press('Enter');
    await expect(cards.dialog).toBeVisible();
    await keyboard.press('Escape');
    await expect(button(card, verb)).toBeFocused();
    await keyboard.press('Enter');
    await cards.dialog.getByRole('textbox', { name: 'Reason', exact: true }).fill('Asked for');
    await keyboard.press('Enter');
    await expect(keep(card)).toBeFocused();
  }

  const remove = basket.region.getByRole('button', { name: /^Remove from basket/ });
  await expect(remove).toHaveCount(3);
  await remove.nth(1).focus();
  await keyboard.press('Enter');
  await expect(remove).toHaveCount(2);
  await expect(remove.nth(1)).toBeFocused();
  await keyboard.press('Enter');
  await expect(remove).toHaveCount(1);
  await expect(remove).toBeFocused();
});

test('the focus goes nowhere by itself once somebody pressed beside everything', async ({
  desk,
  training,
}) => {
  const { page, cards } = desk;
  await desk.open(personTagged(training, 'two-cards'));
  const email = cards.identifier('E-mail');
  await cards.remove(email);
  await expect(email.getByRole('button', { name: 'Keep', exact: true })).toBeFocused();
  await cards.region.getByRole('heading', { name: 'Identifiers', exact: true }).click();
  await expect(page.locator('body')).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(email).toHaveCount(0);
  await expect(page.locator('body')).toBeFocused();
});
