import { personTagged } from '../../support/people.ts';
import { expectAccessibleInBothThemes } from '../fixtures/accessible.ts';
import { expect, test } from '../fixtures/desk.ts';

test.describe('at the limit of calls a minute', () => {
  // Four calls at once, and the next each 1.7 s: some of what a number may be, in each source, has to wait.
  test.use({ perMinute: 40 });

  test('what waits is on screen while it does, and goes by itself', async ({ desk, training }) => {
    const person = personTagged(training, 'two-cards');
    await expect(desk.held).toHaveCount(0);
    await desk.search.find(person.mobile);
    await expect(desk.held).toBeVisible();
    await expect(desk.held).toContainText('Capillary allows 40 calls a minute.');
    await expect(desk.held).toContainText(/\d waits?, the next goes in \d s\./);
    await expectAccessibleInBothThemes(desk.page);
    await expect(desk.customer).toHaveText(person.name, { timeout: 20_000 });
    await expect(desk.held).toHaveCount(0);
  });
});

test.describe('within the limit', () => {
  test('nothing is said of it', { tag: '@full' }, async ({ desk, training }) => {
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
    // As a mobile, a card and an external id, each once in both sources.
    expect(training.ledger.entries({ call: 'lookupDetails' })).toHaveLength(6);
    await training.faults.clear();
    await desk.search.help.getByRole('button', { name: 'Try again' }).click();
    await desk.expectOpen(person.name);
  });
});
