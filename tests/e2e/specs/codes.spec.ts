import { personTagged } from '../../support/people.ts';
import { expect, test } from '../fixtures/desk.ts';
import { firstOnly } from '../fixtures/first-only.ts';
import type { Desk } from '../pages/desk.ts';

/** What a line says of a code of Capillary: its own words and code, and ours beside them. */
const CASES = [
  {
    what: 'a refusal',
    card: 'CASE-03042',
    state: 'Rejected',
    applied: 0,
    theirs: '“Customer is marked as deleted” (code 3042)',
    ours: 'The customer is marked as deleted there and cannot be changed.',
    next: 'Tell IT, with the code.',
  },
  {
    what: 'a code with two meanings',
    card: 'CASE-03039',
    state: 'Rejected',
    applied: 0,
    theirs: '(code 3039)',
    ours: 'This code has two meanings: the customer holds as many active cards as one customer may, or the card has this label already.',
    next: 'Read again',
  },
  {
    what: 'a warning beside the success',
    card: 'CASE-91007',
    state: 'Confirmed',
    applied: 1,
    theirs: '“Value is in use by somebody else” (code 91007)',
    ours: 'The value is in use by somebody else and was left out.',
    next: 'Look the value up to see whose it is.',
  },
] as const;

const link = async (desk: Desk, number: string): Promise<void> => {
  await desk.cards.link(number);
  await desk.basket.apply.click();
};

test.beforeEach(async ({ desk, training }) => {
  await desk.open(personTagged(training, 'two-cards'));
});

for (const one of CASES) {
  const { what, card, state, applied, theirs, ours, next } = one;
  test(
    `${what} shows Capillary's code and words, and ours beside them`,
    firstOnly(CASES, one),
    async ({ desk, training }) => {
      await link(desk, card);
      const line = desk.basket.line(/^Link card/);
      await expect(line).toContainText(state);
      for (const words of [theirs, ours, next]) await expect(line).toContainText(words);
      expect(training.ledger.entries({ call: 'changeIdentifier' })).toHaveLength(1);
      expect(training.ledger.entries({ applied: true })).toHaveLength(applied);
    },
  );
}

test('something that failed after the change leaves it unknown until the read-back confirms it', async ({
  desk,
  training,
}) => {
  await link(desk, 'CASE-08059');
  const line = desk.basket.line(/^Link card/);
  await expect(line).toContainText('Confirmed');
  await expect(line).toContainText(
    'Capillary warns: “Customer could not be pushed to the index” (code 8059).',
  );
  await expect(line).toContainText('searches there may not find it for a while');
  expect(training.ledger.entries({ call: 'changeIdentifier', applied: true })).toHaveLength(1);
});

test('a code that nobody knows is shown with its words as not known', async ({ desk, training }) => {
  const fault = { fault: 'reject', code: 4242, message: 'Card is on the moon', status: 400 } as const;
  await training.faults.set('capillary', { ...fault, call: 'changeIdentifier' });
  await link(desk, '6011000000000100');
  const line = desk.basket.line(/^Link card/);
  await expect(line).toContainText('Outcome unknown');
  await expect(line).toContainText('“Card is on the moon” (code 4242)');
  await expect(line).toContainText('This code is not known to Branchdesk.');
});
