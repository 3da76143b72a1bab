import { personTagged } from '../../support/people.ts';
import { expect, test } from '../fixtures/desk.ts';
import { expectChange } from '../fixtures/expect-change.ts';

test.describe('what belongs to another customer', () => {
  test('an identifier that would merge two customers is blocked, with both owners shown', async ({
    desk,
    training,
  }) => {
    const target = personTagged(training, 'merge-target');
    const source = personTagged(training, 'merge-source');
    await desk.open(target);
    await desk.cards.add('Mobile', source.mobile);
    const line = desk.basket.line(/^Add Mobile/);
    await expectChange(line, { from: 'Not on record', to: 'On record' }, 'Blocked');
    await expect(line.getByRole('group', { name: `This customer: ${target.name}` })).toBeVisible();
    await expect(line.getByRole('group', { name: `Another customer: ${source.name}` })).toBeVisible();
    await expect(line).toContainText('could merge the two customers');
    await expect(desk.basket.apply).toBeDisabled();
    await desk.page.keyboard.press('Control+Enter');
    await expectChange(line, { from: 'Not on record', to: 'On record' }, 'Blocked');
    expect(training.ledger.entries({ applied: true })).toEqual([]);
    expect(training.ledger.entries({ call: 'changeIdentifier' })).toEqual([]);
  });

  test('a card of somebody else is blocked, with both owners shown as soon as its number is read', async ({
    desk,
    training,
  }) => {
    const here = personTagged(training, 'two-cards');
    const other = personTagged(training, 'one-card');
    await desk.open(here);
    await desk.cards.openLink();
    const number = desk.cards.dialog.getByRole('textbox', { name: 'Card number', exact: true });
    await number.fill(other.cards[0]?.number ?? '');
    await expect(desk.cards.dialog).toContainText('Another customer');
    const { dialog } = desk.cards;
    const expectOwners = async (): Promise<void> => {
      await expect(dialog.getByRole('alert')).toContainText('This card is linked to another customer.');
      await expect(dialog.getByRole('group', { name: `This customer: ${here.name}` })).toBeVisible();
      await expect(dialog.getByRole('group', { name: `Another customer: ${other.name}` })).toBeVisible();
    };
    await expectOwners();
    await desk.cards.addToBasket();
    await expectOwners();
    await expect(desk.basket.lines).toHaveCount(0);
    expect(training.ledger.entries({ applied: true })).toEqual([]);
    expect(training.ledger.entries({ call: 'changeIdentifier' })).toEqual([]);
  });

  test('a blocked line does not hold up the others', { tag: '@full' }, async ({ desk, training }) => {
    await desk.open(personTagged(training, 'two-cards'));
    await desk.cards.add('Mobile', personTagged(training, 'one-card').mobile);
    await desk.usage.set(desk.usage.channel('ATM'), 'Not allowed');
    await expect(desk.basket.line(/^Add Mobile/)).toContainText('Blocked');
    await desk.basket.apply.click();
    await expectChange(desk.basket.line(/^ATM/), { from: 'Allowed', to: 'Not allowed' }, 'Confirmed');
    await expectChange(
      desk.basket.line(/^Add Mobile/),
      { from: 'Not on record', to: 'On record' },
      'Blocked',
    );
    expect(training.ledger.entries({ applied: true })).toMatchObject([{ upstream: 'airpay', call: 'set' }]);
  });
});
