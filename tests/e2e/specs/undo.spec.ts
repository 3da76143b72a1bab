import { personTagged } from '../../support/people.ts';
import { ATM_OFF, CHANGES, DELINK_CARD, TEXT_OFF } from '../fixtures/changes.ts';
import { expect, test } from '../fixtures/desk.ts';
import { expectChange } from '../fixtures/expect-change.ts';

const RELINKED = { from: 'Not linked', to: 'Linked' };
const ATM_ON = { from: 'Not allowed', to: 'Allowed' };

test.beforeEach(async ({ desk, training }) => {
  await desk.open(personTagged(training, 'two-cards'));
});

test('a card is delinked with a reason, and Ctrl+Z links it again in 2 s, with the label it had', {
  tag: '@timed',
}, async ({ desk, training }) => {
  const { basket, cards, activity, page } = desk;
  await expect(cards.card('0027')).toContainText('In Hand');
  for (const upstream of ['airpay', 'capillary', 'wm'] as const)
    await training.faults.set(upstream, { fault: 'delay', ms: 300 });
  await DELINK_CARD.draft(desk, training);
  await expectChange(basket.line(DELINK_CARD.title), DELINK_CARD, 'Draft');
  await page.keyboard.press('Control+Enter');
  await expectChange(basket.line(DELINK_CARD.title), DELINK_CARD, 'Confirmed');
  await expect(basket.line(DELINK_CARD.title).getByRole('button', { name: 'Undo' })).toBeVisible();

  const begun = performance.now();
  await page.keyboard.press('Control+z');
  const relinked = basket.line(/^Link card .*0027/);
  await expectChange(relinked, RELINKED, 'Confirmed');
  expect(performance.now() - begun).toBeLessThan(2_000);
  await expect(relinked).toContainText('Takes back: Delink card');
  await expect(basket.region.getByRole('button', { name: 'Undo' })).toHaveCount(0);
  await expect(cards.card('0027')).toContainText('In Hand');
  await expectChange(activity.items.nth(0), RELINKED, 'Confirmed');
  await expectChange(activity.items.nth(1), DELINK_CARD, 'Confirmed');
  await expect(activity.items.nth(1)).toContainText('Undone by: Link card');
  expect(training.ledger.entries({ upstream: 'capillary', applied: true })).toHaveLength(2);
});

test('Ctrl+Z in a text field is about the text, and in a dialog about nothing', async ({
  desk,
  training,
}) => {
  await ATM_OFF.draft(desk, training);
  await desk.basket.apply.click();
  await expectChange(desk.basket.line(ATM_OFF.title), ATM_OFF, 'Confirmed');
  await expect(desk.basket.region.getByRole('button', { name: 'Undo' })).toBeVisible();
  await desk.search.box.focus();
  await desk.page.keyboard.press('Control+z');
  await desk.cards.openLink();
  await expect(desk.cards.dialog).toBeVisible();
  await desk.page.keyboard.press('Control+z');
  await desk.page.keyboard.press('Escape');
  await expect(desk.cards.dialog).toHaveCount(0);
  await expect(desk.basket.lines).toHaveCount(1);
  await desk.customer.focus();
  await desk.page.keyboard.press('Control+z');
  await expectChange(desk.basket.lines.nth(1), ATM_ON, 'Confirmed');
  expect(training.ledger.entries({ call: 'set' })).toHaveLength(2);
});

test('an undo can be had from Activity, and is not offered twice', { tag: '@full' }, async ({
  desk,
  training,
}) => {
  await ATM_OFF.draft(desk, training);
  await desk.basket.apply.click();
  await expectChange(desk.basket.line(ATM_OFF.title), ATM_OFF, 'Confirmed');
  await desk.basket.region.getByRole('button', { name: 'Clear finished' }).click();
  const { items } = desk.activity;
  await items.first().getByRole('button', { name: 'Undo', exact: true }).click();
  await expectChange(items.nth(0), ATM_ON, 'Confirmed');
  await expect(items.nth(0)).toContainText('Takes back: ATM');
  await expect(items.nth(1)).toContainText('Undone by: ATM');
  await expect(items.nth(1).getByRole('button', { name: 'Undo' })).toHaveCount(0);
});

test('an undo that opts the customer in again waits for a word with the customer', async ({
  desk,
  training,
}) => {
  await TEXT_OFF.draft(desk, training);
  await desk.basket.apply.click();
  await expectChange(desk.basket.line(TEXT_OFF.title), TEXT_OFF, 'Confirmed');
  await desk.basket.region.getByRole('button', { name: 'Undo' }).click();
  const back = { from: 'Opted out', to: 'Opted in' };
  await expectChange(desk.basket.lines.nth(1), back, 'Blocked');
  await expect(desk.basket.lines.nth(1)).toContainText('Ask the customer for consent, then apply.');
  await desk.basket.consent(desk.basket.lines.nth(1), 'By phone');
  await expectChange(desk.basket.lines.nth(1), back, 'Draft');
  expect(training.ledger.entries({ upstream: 'wm', call: 'put' })).toHaveLength(1);
  await desk.basket.apply.click();
  await expectChange(desk.basket.lines.nth(1), back, 'Confirmed');
});

test('an undo is blocked when somebody else changed the state since', { tag: '@full' }, async ({
  desk,
  training,
}) => {
  const change = CHANGES.find(({ name }) => name === ATM_OFF.name) ?? ATM_OFF;
  await change.draft(desk, training);
  await desk.basket.apply.click();
  await expectChange(desk.basket.line(change.title), change, 'Confirmed');
  await training.faults.set('airpay', { fault: 'empty-get', call: 'get' });
  await desk.customer.focus();
  await desk.page.keyboard.press('Control+z');
  await expectChange(desk.basket.lines.nth(1), ATM_ON, 'Blocked');
  expect(training.ledger.entries({ call: 'set' })).toHaveLength(1);
});
