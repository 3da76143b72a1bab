import { personTagged } from '../../support/people.ts';
import { expectAccessibleInBothThemes } from '../fixtures/accessible.ts';
import { expect, test } from '../fixtures/desk.ts';
import { expectChange } from '../fixtures/expect-change.ts';

test.describe('the history of a card', () => {
  test('shows what was done to it, newest first, with label, status, time, hand and reason', async ({
    desk,
    training,
  }) => {
    await desk.open(personTagged(training, 'suspended-card'));
    const row = desk.cards.region.getByRole('row').filter({ hasText: 'Suspended' }).first();
    await desk.cards.openHistory(row);
    const { dialog } = desk.cards;
    await expect(dialog.getByRole('heading', { name: /^History of •••• \d{4}$/ })).toBeVisible();
    const entries = dialog.getByRole('listitem');
    await expect(entries).toHaveCount(2);
    await expect(entries.first()).toContainText('Reported lost by the customer');
    await expect(entries.first()).toContainText('Suspended');
    await expect(entries.first()).toContainText(') by till.014.1');
    await expect(entries.first()).toContainText('Current');
    await expect(entries.last()).toContainText('Not Issued');
    await expectAccessibleInBothThemes(desk.page);

    await desk.page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(row.getByRole('button', { name: /^More for / })).toBeFocused();
  });

  test('holds what was done to the card here', { tag: '@full' }, async ({ desk, training }) => {
    await desk.open(personTagged(training, 'suspended-card'));
    const row = desk.cards.region.getByRole('row').filter({ hasText: 'Silver' });
    const digits = /(\d{4})/.exec((await row.textContent()) ?? '')?.[1] ?? '';
    const number = personTagged(training, 'suspended-card').cards.find((card) =>
      card.number.endsWith(digits),
    );
    await desk.cards.delink(row, 'Handed in');
    await desk.basket.apply.click();
    await expectChange(desk.basket.line(/^Delink card/), { from: 'Linked', to: 'Not linked' }, 'Confirmed');
    await desk.cards.link(number?.number ?? '');
    await expect(desk.basket.line(/^Link card/)).toContainText('Draft');
    await desk.basket.apply.click();
    await expectChange(desk.basket.line(/^Link card/), { from: 'Not linked', to: 'Linked' }, 'Confirmed');
    await desk.cards.openHistory(desk.cards.card(digits));
    const entries = desk.cards.dialog.getByRole('listitem');
    await expect(entries).toHaveCount(4);
    await expect(entries.first()).toContainText('(now)');
    await expect(entries.nth(1)).toContainText('(now)');
  });

  test('says why it cannot be read, and reads it when asked again', async ({ desk, training }) => {
    await training.faults.set('capillary', { fault: 'wrong-json', call: 'cardStatusLog' });
    await desk.open(personTagged(training, 'two-cards'));
    await desk.cards.openHistory(desk.cards.card('0019'));
    const { dialog } = desk.cards;
    await expect(dialog.getByRole('alert')).toContainText('Capillary');
    await expectAccessibleInBothThemes(desk.page);
    await training.faults.clear();
    await dialog.getByRole('button', { name: 'Try again' }).click();
    await expect(dialog.getByRole('listitem')).toHaveCount(2);
    await expect(dialog.getByRole('alert')).toHaveCount(0);
  });

  test('says that there is none, and keeps its place while it is read', async ({ desk, training }) => {
    await desk.open(personTagged(training, 'two-cards'));
    await training.faults.set('capillary', {
      fault: 'delay',
      ms: 600,
      when: 'before',
      call: 'cardStatusLog',
    });
    await training.faults.set('capillary', { fault: 'empty-get', call: 'cardStatusLog' });
    await desk.cards.openHistory(desk.cards.card('0019'));
    await expect(desk.cards.dialog.locator('[aria-busy="true"]')).toBeVisible();
    await expect(desk.cards.dialog).toContainText('Capillary has no history of this card.');
  });
});
