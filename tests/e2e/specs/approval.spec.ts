import type { Training } from '../../../src/main/training/start.ts';
import { personTagged } from '../../support/people.ts';
import { expectAccessibleInBothThemes } from '../fixtures/accessible.ts';
import { expect, test } from '../fixtures/desk.ts';
import { expectChange } from '../fixtures/expect-change.ts';

const ADDED = { from: 'Not on record', to: 'On record' };
const writes = (training: Training) => training.ledger.entries({ call: 'changeIdentifier' });

test.describe('with merges by approval', () => {
  test.use({ configured: { policies: { merges: 'with-approval' } } });

  test('a merge waits for a second person, who types the other customer’s name', async ({
    desk,
    training,
  }) => {
    const target = personTagged(training, 'merge-target');
    const source = personTagged(training, 'merge-source');
    await desk.open(target);
    await desk.cards.add('Mobile', source.mobile);
    const line = desk.basket.line(/^Add Mobile/);
    await expectChange(line, ADDED, 'Needs approval');
    await expect(line).toContainText('This cannot be undone');
    await expect(desk.basket.apply).toBeDisabled();

    await line.getByRole('button', { name: 'Approve…' }).click();
    const dialog = desk.page.getByRole('dialog', { name: 'Approve a change', exact: true });
    const approver = dialog.getByRole('textbox', { name: 'Id of the person who approves' });
    const typed = dialog.getByRole('textbox', { name: 'Name of the other customer' });
    const approve = dialog.getByRole('button', { name: 'Approve', exact: true });
    await expectAccessibleInBothThemes(desk.page);
    await expect(approve).toBeDisabled();
    await approver.fill('meera.s');
    await typed.fill('Somebody Else');
    await approve.click();
    await expect(dialog.getByRole('alert')).toContainText('not the name of the other customer');
    await typed.fill(source.name);
    await approve.click();
    await expect(dialog).toHaveCount(0);
    await expectChange(line, ADDED, 'Draft');
    await expect(line).toContainText('Approved by meera.s');
    expect(writes(training)).toEqual([]);

    await desk.basket.apply.click();
    await expectChange(line, ADDED, 'Confirmed');
    await expect(line).toContainText('merge');
    expect(writes(training)).toHaveLength(1);
  });

  test('whoever drafted a merge cannot approve it', async ({ desk, training, app }) => {
    await desk.open(personTagged(training, 'merge-target'));
    const source = personTagged(training, 'merge-source');
    await desk.cards.add('Mobile', source.mobile);
    const line = desk.basket.line(/^Add Mobile/);
    await expectChange(line, ADDED, 'Needs approval');
    await line.getByRole('button', { name: 'Approve…' }).click();
    const dialog = app.page.getByRole('dialog', { name: 'Approve a change', exact: true });
    const operator = await app.page.getByLabel(/^Operator /).getAttribute('title');
    await dialog.getByRole('textbox', { name: 'Id of the person who approves' }).fill(operator ?? '');
    await dialog.getByRole('textbox', { name: 'Name of the other customer' }).fill(source.name);
    await dialog.getByRole('button', { name: 'Approve', exact: true }).click();
    await expect(dialog.getByRole('alert')).toContainText('cannot approve it');
    expect(writes(training)).toEqual([]);
  });
});
