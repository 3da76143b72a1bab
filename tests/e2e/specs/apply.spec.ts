import { personTagged } from '../../support/people.ts';
import { ATM_OFF } from '../fixtures/changes.ts';
import { expect, test } from '../fixtures/desk.ts';
import { expectChange } from '../fixtures/expect-change.ts';

test.describe('apply', () => {
  test.beforeEach(async ({ desk, training }) => {
    await desk.open(personTagged(training, 'two-cards'));
  });

  test('a double click sends one request', async ({ desk, training }) => {
    await training.faults.set('airpay', { fault: 'delay', ms: 300 });
    await ATM_OFF.draft(desk, training);
    await expectChange(desk.basket.line(ATM_OFF.title), ATM_OFF, 'Draft');
    await desk.basket.apply.dblclick();
    await expectChange(desk.basket.line(ATM_OFF.title), ATM_OFF, 'Confirmed');
    expect(training.ledger.entries({ upstream: 'airpay', call: 'set' })).toHaveLength(1);
    await expect(desk.page.getByRole('banner').getByRole('alert')).toHaveCount(0);
  });

  test('Ctrl+Enter applies, wherever the focus is', async ({ desk, training }) => {
    await ATM_OFF.draft(desk, training);
    await expectChange(desk.basket.line(ATM_OFF.title), ATM_OFF, 'Draft');
    await desk.search.box.focus();
    await desk.page.keyboard.press('Control+Enter');
    await expectChange(desk.basket.line(ATM_OFF.title), ATM_OFF, 'Confirmed');
    expect(training.ledger.entries({ upstream: 'airpay', call: 'set' })).toHaveLength(1);
  });

  test('an edit and Ctrl+Enter right after it send the edit', async ({ desk, training }) => {
    await desk.usage.radio(desk.usage.channel('ATM'), 'Allowed').focus();
    await Promise.all([desk.page.keyboard.press('ArrowRight'), desk.page.keyboard.press('Control+Enter')]);
    await expectChange(desk.basket.line(ATM_OFF.title), ATM_OFF, 'Confirmed');
    expect(training.ledger.entries({ upstream: 'airpay', call: 'set' })).toHaveLength(1);
  });

  test('a draft is seen where it was made, and setting it back takes it out of the basket', async ({
    desk,
    training,
  }) => {
    const { usage, basket } = desk;
    await ATM_OFF.draft(desk, training);
    await expect(usage.radio(usage.channel('ATM'), 'Not allowed')).toBeChecked();
    await expectChange(basket.line(ATM_OFF.title), ATM_OFF, 'Draft');
    await expect(usage.region.locator('s', { hasText: 'Allowed' })).toBeVisible();
    await usage.set(usage.channel('ATM'), 'Allowed');
    await expect(basket.lines).toHaveCount(0);
    await expect(usage.region.locator('s')).toHaveCount(0);
    expect(training.ledger.entries({ upstream: 'airpay', call: 'set' })).toEqual([]);
  });
});

test('all that came of a line is in sight when its beginning is', async ({ desk, training }) => {
  const { usage, basket } = desk;
  await desk.open(personTagged(training, 'two-cards'));
  for (const channel of ['Contactless', 'ATM', 'POS'] as const)
    await usage.set(usage.channel(channel), 'Not allowed');
  await expect(basket.lines).toHaveCount(3);
  await basket.apply.click();
  await expect(basket.lines.filter({ hasText: 'Confirmed' })).toHaveCount(3);
  await training.faults.set('airpay', { fault: 'reject', call: 'set' });
  await usage.set(usage.channel('E-commerce'), 'Not allowed');
  await expect(basket.lines).toHaveCount(4);
  await basket.apply.click();
  const last = basket.lines.last();
  await expect(last).toContainText('Rejected');
  await expect(last.getByText('Details', { exact: true })).toBeInViewport({ ratio: 1 });
});
