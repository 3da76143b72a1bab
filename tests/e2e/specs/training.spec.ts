import { personTagged } from '../../support/people.ts';
import { expect, test } from '../fixtures/desk.ts';

test.describe('training', () => {
  test.use({ starts: 'training' });

  test('says so on every screen, and its first example opens a customer', async ({ desk, training }) => {
    const banner = desk.page.getByRole('banner');
    await expect(banner.getByText('Training', { exact: true })).toBeVisible();
    const main = desk.page.getByRole('main');
    await expect(main.getByRole('heading', { name: 'Try in training' })).toBeVisible();
    const examples = main.getByRole('button');
    await expect(examples).toHaveCount(3);
    await examples.first().click();
    await desk.expectOpen(personTagged(training, 'two-cards').name);
    await expect(banner.getByText('Training', { exact: true })).toBeVisible();
    expect(training.ledger.entries()).toEqual([]);
  });
});

test('a configured branch does not say that it is training', async ({ desk }) => {
  await expect(desk.page.getByRole('banner')).toContainText('BLR-014');
  await expect(desk.page.getByText('Training')).toHaveCount(0);
});
