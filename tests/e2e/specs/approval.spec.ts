import type { Training } from '../../../src/main/training/start.ts';
import { personTagged } from '../../support/people.ts';
import { expectAccessibleInBothThemes } from '../fixtures/accessible.ts';
import { rosterOf, TEST_PIN } from '../fixtures/branch.ts';
import { expect, test } from '../fixtures/desk.ts';
import { expectChange } from '../fixtures/expect-change.ts';

const ADDED = { from: 'Not on record', to: 'On record' };
const writes = (training: Training) => training.ledger.entries({ call: 'changeIdentifier' });

const MAKER = { id: 'rekha.k', name: 'Rekha Kumar', role: 'operator' };
const SECOND = { id: 'meera.s', name: 'Meera Shah', role: 'supervisor' };
const roster = await rosterOf([MAKER, SECOND]);
const merges = { policies: { merges: 'with-approval' } };

test.describe('with merges by approval', () => {
  test.use({ configured: { ...merges, ...roster } });

  test('a merge waits for a second person, who types the other customer’s name', async ({
    desk,
    training,
  }) => {
    const target = personTagged(training, 'merge-target');
    const source = personTagged(training, 'merge-source');
    await desk.signIn(MAKER.name, TEST_PIN);
    await desk.open(target);
    await desk.cards.add('Mobile', source.mobile);
    const line = desk.basket.line(/^Add Mobile/);
    await expectChange(line, ADDED, 'Needs approval');
    await expect(line).toContainText('This cannot be undone');
    await expect(desk.basket.apply).toBeDisabled();

    await line.getByRole('button', { name: 'Approve…' }).click();
    const dialog = desk.page.getByRole('dialog', { name: 'Approve a change', exact: true });
    const approver = dialog.getByRole('combobox', { name: 'Who approves' });
    const pin = dialog.getByLabel('PIN of that person');
    const typed = dialog.getByRole('textbox', { name: 'Name of the other customer' });
    const approve = dialog.getByRole('button', { name: 'Approve', exact: true });
    await expectAccessibleInBothThemes(desk.page);
    await expect(approve).toBeDisabled();
    await expect(approver.getByRole('option')).toHaveText(['Choose a person', SECOND.name]);
    await approver.selectOption(SECOND.name);
    await pin.fill(TEST_PIN);
    await typed.fill('Somebody Else');
    await approve.click();
    await expect(dialog.getByRole('alert')).toContainText('not the name of the other customer');
    await typed.fill(source.name);
    await pin.fill('864209');
    await approve.click();
    await expect(dialog.getByRole('alert')).toContainText('not the PIN');
    await pin.fill(TEST_PIN);
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
});

test.describe('without a roster', () => {
  test.use({ configured: merges });

  test('nobody can prove to be a second person: a merge is blocked', async ({ desk, training }) => {
    await desk.open(personTagged(training, 'merge-target'));
    await desk.cards.add('Mobile', personTagged(training, 'merge-source').mobile);
    const line = desk.basket.line(/^Add Mobile/);
    await expectChange(line, ADDED, 'Blocked');
    await expect(line).toContainText('nobody can prove to be one at this desk');
    expect(writes(training)).toEqual([]);
  });
});
