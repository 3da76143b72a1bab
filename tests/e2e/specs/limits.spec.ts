import { personTagged } from '../../support/people.ts';
import { expectAccessibleInBothThemes } from '../fixtures/accessible.ts';
import { expect, test } from '../fixtures/desk.ts';

test.describe('at the limit of calls a minute', () => {
  // One call at once, and the next after 8.6 s: the look-up in the second source has to wait.
  test.use({ perMinute: 8 });

  test('what waits is on screen while it does, and goes by itself', async ({ desk, training }) => {
    const person = personTagged(training, 'two-cards');
    await expect(desk.held).toHaveCount(0);
    await desk.search.find(person.mobile);
    await expect(desk.held).toBeVisible();
    await expect(desk.held).toContainText('Capillary allows 8 calls a minute.');
    await expect(desk.held).toContainText(/1 waits, the next goes in \d s\./);
    await expectAccessibleInBothThemes(desk.page);
    await expect(desk.customer).toHaveText(person.name);
    await expect(desk.held).toHaveCount(0);
  });
});

test.describe('within the limit', () => {
  test('nothing is said of it', async ({ desk, training }) => {
    await desk.open(personTagged(training, 'two-cards'));
    await expect(desk.held).toHaveCount(0);
  });

  test('a customer on whom somebody else acts is not asked for again by itself', async ({
    desk,
    training,
  }) => {
    const person = personTagged(training, 'two-cards');
    await training.faults.set('capillary', { fault: 'reject', call: 'lookupDetails', code: 521 });
    await desk.search.find(person.mobile);
    await expect(desk.search.help).toContainText('Wait a moment, read again, then try again.');
    expect(training.ledger.entries({ call: 'lookupDetails' })).toHaveLength(2);
    await training.faults.clear();
    await desk.search.help.getByRole('button', { name: 'Try again' }).click();
    await desk.expectOpen(person.name);
  });
});
