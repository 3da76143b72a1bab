import { personTagged } from '../../support/people.ts';
import { ATM_OFF, DELINK_CARD, TEXT_OFF } from '../fixtures/changes.ts';
import { expect, test } from '../fixtures/desk.ts';
import { expectChange } from '../fixtures/expect-change.ts';

test.describe('a visit', () => {
  test('loses nothing when the screen is lost: customer, drafts and results are still there', async ({
    desk,
    training,
  }) => {
    const person = personTagged(training, 'two-cards');
    await desk.open(person);
    await ATM_OFF.draft(desk, training);
    await desk.basket.apply.click();
    await expectChange(desk.basket.line(ATM_OFF.title), ATM_OFF, 'Confirmed');
    for (const change of [DELINK_CARD, TEXT_OFF]) await change.draft(desk, training);
    await expect(desk.basket.lines).toHaveCount(3);

    await desk.page.reload();
    await desk.expectOpen(person.name);
    await expectChange(desk.basket.line(ATM_OFF.title), ATM_OFF, 'Confirmed');
    for (const change of [DELINK_CARD, TEXT_OFF])
      await expectChange(desk.basket.line(change.title), change, 'Draft');
    await expectChange(desk.activity.item(ATM_OFF.title), ATM_OFF, 'Confirmed');

    await desk.basket.apply.click();
    for (const change of [DELINK_CARD, TEXT_OFF])
      await expectChange(desk.basket.line(change.title), change, 'Confirmed');
    expect(training.ledger.entries({ applied: true })).toHaveLength(3);
  });

  test('a screen that is lost while a change is sent shows its outcome when it is back', async ({
    desk,
    training,
  }) => {
    const person = personTagged(training, 'two-cards');
    await desk.open(person);
    await ATM_OFF.draft(desk, training);
    await training.faults.set('airpay', { fault: 'delay', ms: 500, call: 'set' });
    await desk.basket.apply.click();
    await expect.poll(() => training.ledger.entries({ call: 'set' }).length).toBe(1);
    await desk.page.reload();
    await desk.expectOpen(person.name);
    await expectChange(desk.basket.line(ATM_OFF.title), ATM_OFF, 'Confirmed');
    expect(training.ledger.entries({ call: 'set' })).toHaveLength(1);
  });

  test('drafts stay with their customer when another is opened', { tag: '@full' }, async ({
    desk,
    training,
  }) => {
    const person = personTagged(training, 'two-cards');
    const other = personTagged(training, 'one-card');
    await desk.open(person);
    await ATM_OFF.draft(desk, training);
    await expectChange(desk.basket.line(ATM_OFF.title), ATM_OFF, 'Draft');

    await desk.open(other);
    await expect(desk.basket.lines).toHaveCount(0);
    await expect(desk.usage.radio(desk.usage.channel('ATM'), 'Allowed')).toBeChecked();
    await desk.recent.getByRole('button', { name: `${person.name} 1 draft` }).click();
    await desk.expectOpen(person.name);
    await expectChange(desk.basket.line(ATM_OFF.title), ATM_OFF, 'Draft');
    expect(training.ledger.entries({ applied: true })).toEqual([]);
  });
});
