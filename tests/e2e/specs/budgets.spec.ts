import { personTagged } from '../../support/people.ts';
import { rosterOf, TEST_PIN } from '../fixtures/branch.ts';
import { ATM_OFF } from '../fixtures/changes.ts';
import { expect, test } from '../fixtures/desk.ts';
import { expectChange } from '../fixtures/expect-change.ts';
import { scan } from '../fixtures/scan.ts';
import { createApprovals } from '../pages/approvals.ts';

const roster = await rosterOf([
  { id: 'rekha.k', name: 'Rekha Kumar', role: 'operator' },
  { id: 'meera.s', name: 'Meera Shah', role: 'supervisor' },
]);

/** Milliseconds since the first key, asked when the final state is there. */
const stopwatch = (): (() => number) => {
  const begun = performance.now();
  return () => performance.now() - begun;
};

test.describe('an operator, with upstreams that answer in 300 ms', { tag: '@timed' }, () => {
  test.beforeEach(async ({ desk, training }) => {
    await expect(desk.customer).toHaveText('No customer open');
    for (const upstream of ['airpay', 'capillary', 'wm'] as const)
      await training.faults.set(upstream, { fault: 'delay', ms: 300 });
  });

  test('finds by phone with 2 keys beside the digits, within 2 s', async ({ desk, training }) => {
    const person = personTagged(training, 'two-cards');
    await desk.open(personTagged(training, 'one-card'));
    await desk.page.keyboard.press('/');
    await desk.page.keyboard.insertText(person.mobile.slice(2));
    const passed = stopwatch();
    await desk.page.keyboard.press('Enter');
    await expect(desk.customer).toHaveText(person.name);
    expect(passed()).toBeLessThan(2000);
  });

  test('finds with a scan alone while the cursor is in a note, within 1.5 s', async ({ desk, training }) => {
    const person = personTagged(training, 'two-cards');
    await desk.open(personTagged(training, 'one-card'));
    await desk.cards.openDelink(desk.cards.card('3257'));
    const reason = desk.cards.dialog.getByRole('textbox', { name: 'Reason', exact: true });
    await expect(reason).toBeFocused();
    const passed = stopwatch();
    await scan(desk.page, person.cards[0]?.number ?? '');
    await expect(desk.customer).toHaveText(person.name);
    expect(passed()).toBeLessThan(1500);
  });

  test('turns ATM off with 4 keys, read back within 3 s', async ({ desk, training }) => {
    await desk.open(personTagged(training, 'two-cards'));
    await expect(desk.customer).toBeFocused();
    const passed = stopwatch();
    for (const key of ['Tab', 'Tab', 'ArrowRight', 'Control+Enter']) await desk.page.keyboard.press(key);
    await expectChange(desk.basket.line(ATM_OFF.title), ATM_OFF, 'Confirmed');
    expect(passed()).toBeLessThan(3000);
    await expect(desk.said('ATM: Confirmed.')).toHaveCount(1);
    expect(training.ledger.entries({ applied: true })).toMatchObject([{ upstream: 'airpay', call: 'set' }]);
  });

  test('turns ATM off with 2 clicks, read back within 3 s', async ({ desk, training }) => {
    await desk.open(personTagged(training, 'two-cards'));
    const passed = stopwatch();
    await desk.usage.set(desk.usage.channel('ATM'), 'Not allowed');
    await desk.basket.apply.click();
    await expectChange(desk.basket.line(ATM_OFF.title), ATM_OFF, 'Confirmed');
    expect(passed()).toBeLessThan(3000);
    expect(training.ledger.entries({ applied: true })).toHaveLength(1);
  });

  test('applies the safe preset with 2 keys within 5 s: the channel that is rejected fails alone', async ({
    desk,
    training,
  }) => {
    await desk.open(personTagged(training, 'two-cards'));
    await training.faults.set('airpay', {
      fault: 'reject',
      call: 'set',
      message: 'Not for this one',
      times: 1,
    });
    const passed = stopwatch();
    for (const key of ['Alt+1', 'Control+Enter']) await desk.page.keyboard.press(key);
    const change = { from: 'Allowed', to: 'Not allowed' };
    await expectChange(desk.basket.line(/^Contactless/), change, 'Rejected');
    await expectChange(desk.basket.line(/^E-commerce/), change, 'Confirmed');
    await expect(desk.said('Contactless: Rejected. airpay says no: “Not for this one”')).toHaveCount(1);
    await expect(desk.said('E-commerce: Confirmed.')).toHaveCount(1);
    expect(passed()).toBeLessThan(5000);
    await expect(desk.usage.radio(desk.usage.channel('Contactless'), 'Allowed')).toBeChecked();
    await expect(desk.usage.radio(desk.usage.channel('E-commerce'), 'Not allowed')).toBeChecked();
    await expect(desk.basket.lines).toHaveCount(2);
    expect(training.ledger.entries({ applied: true })).toHaveLength(1);
  });
});

test.describe('somebody who may reveal values, with upstreams that answer in 300 ms', {
  tag: '@timed',
}, () => {
  test('sees a mobile number with 2 keys beside the reason, within 2 s', async ({ desk, training }) => {
    const { page } = desk;
    const person = personTagged(training, 'two-cards');
    for (const upstream of ['airpay', 'capillary', 'wm'] as const)
      await training.faults.set(upstream, { fault: 'delay', ms: 300 });
    await desk.open(person);
    const passed = stopwatch();
    await page.keyboard.press('Alt+r');
    await expect(page.getByRole('textbox', { name: 'Reason', exact: true })).toBeFocused();
    await page.keyboard.insertText('The customer asked for it');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog').getByText(person.mobile, { exact: true })).toBeVisible();
    expect(passed()).toBeLessThan(2000);
  });
});

test.describe('two people, with upstreams that answer in 300 ms', { tag: '@timed' }, () => {
  test.use({ configured: { roles: { operator: { secondPerson: ['card-usage.set'] } }, ...roster } });

  test('approve what moved since, with 4 keys beside the PIN, read back within 6 s', async ({
    desk,
    training,
  }) => {
    const { page } = desk;
    for (const upstream of ['capillary', 'wm'] as const)
      await training.faults.set(upstream, { fault: 'delay', ms: 300 });
    await training.faults.set('airpay', { fault: 'empty-get', call: 'get' });
    await desk.signIn('Rekha Kumar', TEST_PIN);
    await desk.open(personTagged(training, 'two-cards'));
    await desk.usage.set(desk.usage.channel('ATM'), 'Not allowed');
    const line = desk.basket.line(/^ATM/);
    const { pin, approve, difference } = createApprovals(page);
    const agree = async (): Promise<void> => {
      await expect(pin).toBeFocused();
      await page.keyboard.insertText(TEST_PIN);
      await expect(approve).toBeEnabled();
      await page.keyboard.press('Enter');
      await expect(line).toContainText('Approved by Meera Shah');
    };
    await expect(line).toHaveAccessibleName(/Needs approval$/);
    await page.keyboard.press('Alt+a');
    await agree();
    await training.faults.clear();
    await training.faults.set('airpay', { fault: 'delay', ms: 300 });
    const passed = stopwatch();
    await page.keyboard.press('Control+Enter');
    await expect(line).toHaveAccessibleName(/Needs approval$/);
    await page.keyboard.press('Alt+a');
    await expect(difference).toContainText('It was “Not told” when this was asked for.');
    await agree();
    await page.keyboard.press('Control+Enter');
    await expect(line).toHaveAccessibleName(/Confirmed$/);
    expect(passed()).toBeLessThan(6000);
    await expect(desk.said('ATM: Confirmed.')).toHaveCount(1);
    expect(training.ledger.entries({ applied: true })).toMatchObject([{ upstream: 'airpay', call: 'set' }]);
  });
});
