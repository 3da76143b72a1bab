import { personTagged } from '../../support/people.ts';
import { expectAccessibleInBothThemes } from '../fixtures/accessible.ts';
import { ADD_EMAIL, ATM_OFF, ONE_OF_EACH, TEXT_OFF } from '../fixtures/changes.ts';
import { expect, test } from '../fixtures/desk.ts';
import { expectChange } from '../fixtures/expect-change.ts';
import { createBranchActivity } from '../pages/branch-activity.ts';

test.describe('the activity of the branch', () => {
  test('lists every customer’s changes, tells all of one, and is narrowed and gone through by keys', async ({
    desk,
    training,
  }) => {
    const branch = createBranchActivity(desk.page);
    const [asha, other] = [personTagged(training, 'two-cards'), personTagged(training, 'one-card')];
    await desk.open(asha);
    for (const change of ONE_OF_EACH) await change.draft(desk, training);
    await training.faults.set('capillary', { fault: 'reject', call: 'changeIdentifier', code: 3031 });
    await desk.basket.apply.click();
    await expectChange(desk.basket.line(ADD_EMAIL.title), ADD_EMAIL, 'Rejected');
    await expectChange(desk.basket.line(TEXT_OFF.title), TEXT_OFF, 'Confirmed');
    await desk.open(other);
    await ATM_OFF.draft(desk, training);
    await desk.basket.apply.click();
    await expectChange(desk.basket.line(ATM_OFF.title), ATM_OFF, 'Confirmed');

    await branch.open.click();
    await expect(branch.rows).toHaveCount(4);
    await expect(branch.rows.first()).toContainText(other.name);
    await expect(branch.rows.first()).toContainText('ATM');
    await expect(branch.rows.first()).toContainText('Confirmed');
    await expect(branch.dialog).toContainText('Looking across customers is recorded');

    await branch.list.focus();
    for (const key of ['ArrowDown', 'ArrowDown']) await desk.page.keyboard.press(key);
    await expect(branch.rows.nth(2)).toHaveAttribute('aria-selected', 'true');
    await expect(branch.chosen).toContainText('Add E-mail');
    await expect(branch.chosen).toContainText('Capillary says no');
    await expect(branch.chosen).toContainText(asha.name);
    await expect(branch.chosen).toContainText('Request id');
    await expectAccessibleInBothThemes(desk.page);

    await branch.field('Outcome').selectOption('Rejected');
    await expect(branch.rows).toHaveCount(1);
    await branch.field('Outcome').selectOption('All');
    await branch.field('System').selectOption('airpay');
    await expect(branch.rows).toHaveCount(2);
    await branch.field('Day').fill('2020-01-01');
    await expect(branch.dialog).toContainText('No change at this branch fits what is chosen.');
    await desk.page.keyboard.press('Escape');
    await expect(branch.dialog).toHaveCount(0);
    await expect(branch.open).toBeFocused();
  });
});
