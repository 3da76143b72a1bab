import { capillary } from '../../contract/training/raw.ts';
import { personTagged, unlinkedCard } from '../../support/people.ts';
import { expect, test } from '../fixtures/desk.ts';

test.describe('a value as people write it', () => {
  test('what could not be asked is said, and nobody opens by himself', async ({ desk, training }) => {
    const ravi = personTagged(training, 'one-card');
    const path = `/v2/customers/${ravi.capillaryId}/changeIdentifier?source=INSTORE`;
    await capillary(training, 'POST', path, { add: [{ type: 'externalId', value: 'kiwis' }] });
    await training.faults.set('capillary', { fault: 'status', status: 503, call: 'search' });
    await desk.search.find('kiwis');
    await expect(desk.search.matches.getByRole('option')).toHaveCount(1);
    await expect(desk.page.getByText('Not everything could be asked: Name.')).toBeVisible();
    await expect(desk.customer).toHaveText('No customer open');
    await desk.search.box.press('ArrowDown');
    await desk.page.keyboard.press('Enter');
    await desk.expectOpen(ravi.name);
  });

  test('a card is linked by its number in groups, as it is printed', async ({ desk, training }) => {
    const free = unlinkedCard(training, 'linkable');
    await desk.open(personTagged(training, 'two-cards'));
    await desk.page.getByRole('button', { name: 'Link a card' }).click();
    const dialog = desk.page.getByRole('dialog');
    await dialog
      .getByRole('textbox', { name: 'Card number' })
      .fill(`\u202a${free.replace(/(\d{4})(?=\d)/g, '$1 ')}\u202c`);
    await expect(dialog.getByText('Nobody')).toBeVisible();
    await dialog.getByRole('button', { name: 'Add to basket' }).click();
    await expect(desk.page.getByRole('list', { name: 'Changes in this visit' })).toContainText(
      free.slice(-4),
    );
  });
});
