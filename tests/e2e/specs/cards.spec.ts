import type { Locator } from '@playwright/test';
import type { Training } from '../../../src/main/training/start.ts';
import { personTagged, unlinkedCard } from '../../support/people.ts';
import { expect, test } from '../fixtures/desk.ts';
import { expectChange } from '../fixtures/expect-change.ts';
import { firstOnly } from '../fixtures/first-only.ts';
import type { Desk } from '../pages/desk.ts';

const LINKED = { from: 'Not linked', to: 'Linked' };
const DELINKED = { from: 'Linked', to: 'Not linked' };
const GENERATED = { from: 'No number', to: 'A new number, linked to nobody' };
const ADDED = { from: 'Not known to Capillary', to: 'Known, linked to nobody' };
const SUSPENDED = { from: 'Active', to: 'Suspended' };

/** The writes that the server saw, in order: the call, and whether it changed anything. */
const writesOf = (training: Training) =>
  training.ledger
    .entries({ upstream: 'capillary' })
    .filter(({ call }) => ['changeIdentifier', 'addCard', 'generateCards', 'changeCard'].includes(call))
    .map(({ call, applied }) => [call, applied]);

const linkInDialog = async ({ cards }: Desk, number: string): Promise<Locator> => {
  await cards.openLink();
  await cards.dialog.getByRole('textbox', { name: 'Card number', exact: true }).fill(number);
  await cards.addToBasket();
  return cards.dialog.getByRole('alert');
};

test.describe('linking a card', () => {
  const unfit = [
    ['that has expired', 'expired', /cannot be linked: its status is “Expired”/],
    ['of no series', 'no-series', /series/],
    ['that is suspended', 'suspended', /cannot be linked/],
    ['of a series that is not in use', 'inactive-series', /series/],
  ] as const;
  for (const card of unfit) {
    const [what, tag, words] = card;
    test(
      `a card ${what} is kept out of the basket, with the reason`,
      firstOnly(unfit, card),
      async ({ desk, training }) => {
        await desk.open(personTagged(training, 'two-cards'));
        const said = await linkInDialog(desk, unlinkedCard(training, tag));
        await expect(said).toContainText(words);
        await expect(desk.basket.lines).toHaveCount(0);
        expect(writesOf(training)).toEqual([]);
      },
    );
  }

  test('at the cap of a series the line warns, and Capillary’s own no is shown', async ({
    desk,
    training,
  }) => {
    await desk.open(personTagged(training, 'cap-reached'));
    const platinum = training.unlinkedCards.find(({ seriesId }) => seriesId === 104)?.number ?? '';
    await desk.cards.link(platinum);
    const line = desk.basket.line(/^Link card/);
    await expect(line).toContainText('Warning:');
    await desk.basket.apply.click();
    await expectChange(line, LINKED, 'Rejected');
    await expect(line).toContainText('3036');
    expect(writesOf(training)).toEqual([['changeIdentifier', false]]);
  });

  test('a card that is new to Capillary is added to a series, then linked', async ({ desk, training }) => {
    await desk.open(personTagged(training, 'two-cards'));
    await desk.cards.openLink();
    const { dialog } = desk.cards;
    await dialog.getByRole('textbox', { name: 'Card number', exact: true }).fill('OLD-CARD-77');
    await dialog.getByRole('button', { name: 'Add it to a series', exact: true }).click();
    await dialog.getByRole('combobox', { name: 'Series', exact: true }).selectOption({ label: 'Everyday' });
    await desk.cards.addToBasket();
    await expect(desk.basket.lines).toHaveCount(2);
    await expect(desk.basket.lines.filter({ hasText: 'Draft' })).toHaveCount(2);
    await desk.basket.apply.click();
    await expectChange(desk.basket.line(/^Add card/), ADDED, 'Confirmed');
    await expectChange(desk.basket.line(/^Link card/), LINKED, 'Confirmed');
    expect(writesOf(training)).toEqual([
      ['addCard', true],
      ['changeIdentifier', true],
    ]);
    await expect(desk.cards.card('D-77')).toBeVisible();
  });

  test('a number that does not fit its series is kept out of the basket', { tag: '@full' }, async ({
    desk,
    training,
  }) => {
    await desk.open(personTagged(training, 'two-cards'));
    await desk.cards.openLink();
    await desk.cards.choose('New to Capillary');
    const { dialog } = desk.cards;
    await dialog.getByRole('combobox', { name: 'Series', exact: true }).selectOption({ label: 'Gold' });
    await expect(dialog).toContainText('16 characters, begins with 6011');
    await dialog.getByRole('textbox', { name: 'Card number', exact: true }).fill('12345678');
    await desk.cards.addToBasket();
    await expect(dialog.getByRole('alert')).toContainText('Gold');
    await expect(desk.basket.lines).toHaveCount(0);
  });

  test('a number is generated in a series, then linked', async ({ desk, training }) => {
    await desk.open(personTagged(training, 'one-card'));
    await desk.cards.openLink();
    await desk.cards.choose('Generate a number');
    await desk.cards.addToBasket();
    await expect(desk.basket.lines).toHaveCount(2);
    await desk.basket.apply.click();
    await expectChange(desk.basket.line(/^Generate a card/), GENERATED, 'Confirmed');
    const link = desk.basket.line(/^Link card/);
    await expectChange(link, LINKED, 'Confirmed');
    await expect(link).toHaveAccessibleName(/^Link card •••• \d{4}/);
    expect(writesOf(training)).toEqual([
      ['generateCards', true],
      ['changeIdentifier', true],
    ]);
  });

  test('a number that was generated and not linked is linked from there, and never generated again', {
    tag: '@full',
  }, async ({ desk, training }) => {
    await desk.open(personTagged(training, 'one-card'));
    await training.faults.set('capillary', {
      fault: 'reject',
      call: 'changeIdentifier',
      code: 3027,
      message: 'Card is not linkable',
      times: 1,
    });
    await desk.cards.openLink();
    await desk.cards.choose('Generate a number');
    await desk.cards.addToBasket();
    await expect(desk.basket.lines).toHaveCount(2);
    await desk.basket.apply.click();
    await expectChange(desk.basket.line(/^Generate a card/), GENERATED, 'Confirmed');
    const rejected = desk.basket.line(/^Link card/).first();
    await expectChange(rejected, LINKED, 'Rejected');
    await expect(rejected).toContainText('3027');
    await rejected.getByRole('button', { name: 'Go on from here', exact: true }).click();
    await expectChange(desk.basket.line(/^Link card/).last(), LINKED, 'Confirmed');
    expect(writesOf(training)).toEqual([
      ['generateCards', true],
      ['changeIdentifier', false],
      ['changeIdentifier', true],
    ]);
  });

  test('a label that is gone between the check and the sending stops the change', { tag: '@full' }, async ({
    desk,
    training,
  }) => {
    await desk.open(personTagged(training, 'two-cards'));
    await desk.cards.openDelink(desk.cards.card('0027'));
    const { dialog } = desk.cards;
    await dialog.getByRole('textbox', { name: 'Reason', exact: true }).fill('Lost');
    await dialog
      .getByRole('combobox', { name: 'Label after delinking' })
      .selectOption('Returned by Customer');
    await desk.cards.addToBasket();
    const line = desk.basket.line(/^Delink card/);
    await expectChange(line, DELINKED, 'Draft');
    await training.faults.set('capillary', { fault: 'empty-get', call: 'cardLabels' });
    await desk.basket.apply.click();
    await expectChange(line, DELINKED, 'Blocked');
    await expect(line).toContainText('Returned by Customer');
    expect(writesOf(training)).toEqual([]);
  });

  test('a reply that names another customer says that records may have been merged, whatever is read back', async ({
    desk,
    training,
  }) => {
    await desk.open(personTagged(training, 'two-cards'));
    await desk.cards.link('CASE-OTHER');
    const line = desk.basket.line(/^Link card/);
    await expectChange(line, LINKED, 'Draft');
    await desk.basket.apply.click();
    await expectChange(line, LINKED, 'Confirmed');
    await expect(line).toContainText(/merge/);
    expect(writesOf(training)).toHaveLength(1);
  });

  test('a double click on Apply sends one request', { tag: '@full' }, async ({ desk, training }) => {
    await desk.open(personTagged(training, 'two-cards'));
    await desk.cards.link(unlinkedCard(training, 'linkable'));
    const line = desk.basket.line(/^Link card/);
    await expectChange(line, LINKED, 'Draft');
    await desk.basket.apply.dblclick();
    await expectChange(line, LINKED, 'Confirmed');
    expect(writesOf(training)).toEqual([['changeIdentifier', true]]);
  });
});

test.describe('a card of the customer', () => {
  test('is suspended and resumed with a reason; only what may follow is offered', async ({
    desk,
    training,
  }) => {
    await desk.open(personTagged(training, 'two-cards'));
    const card = desk.cards.card('0027');
    await expect(card.getByRole('button', { name: 'Resume' })).toHaveCount(0);
    await desk.cards.relabel(card, 'Suspend', 'Reported lost');
    await desk.basket.apply.click();
    await expectChange(desk.basket.line(/^Suspend card/), SUSPENDED, 'Confirmed');
    await expect(card).toContainText('Suspended');
    await expect(card.getByRole('button', { name: 'Suspend' })).toHaveCount(0);
    await desk.cards.relabel(card, 'Resume', 'Found again');
    await desk.basket.apply.click();
    await expectChange(desk.basket.line(/^Resume card/), { from: 'Suspended', to: 'Active' }, 'Confirmed');
    expect(writesOf(training)).toEqual([
      ['changeCard', true],
      ['changeCard', true],
    ]);
  });

  test('a suspension is undone with the label that the card had', { tag: '@full' }, async ({
    desk,
    training,
  }) => {
    await desk.open(personTagged(training, 'two-cards'));
    await desk.cards.relabel(desk.cards.card('0027'), 'Suspend', 'Reported lost');
    await desk.basket.apply.click();
    await expectChange(desk.basket.line(/^Suspend card/), SUSPENDED, 'Confirmed');
    await desk.page.keyboard.press('Control+z');
    await expectChange(desk.basket.line(/^Resume card/), { from: 'Suspended', to: 'Active' }, 'Confirmed');
    await expect(desk.cards.card('0027')).toContainText('In Hand');
  });

  test('is replaced: the new one is linked first, the old one delinked then', async ({ desk, training }) => {
    await desk.open(personTagged(training, 'two-cards'));
    const { cards, basket } = desk;
    await cards.openReplace(cards.card('0027'));
    const { dialog } = cards;
    await dialog
      .getByRole('textbox', { name: 'Number of the new card' })
      .fill(unlinkedCard(training, 'linkable'));
    await dialog.getByRole('textbox', { name: 'Reason', exact: true }).fill('Chip is broken');
    await cards.addToBasket();
    await expect(basket.lines).toHaveCount(2);
    await expect(basket.region.getByRole('button', { name: /^Remove from basket/ })).toHaveCount(1);
    await basket.apply.click();
    await expectChange(basket.line(/^Delink card/), DELINKED, 'Confirmed');
    await expectChange(basket.line(/^Link card/), LINKED, 'Confirmed');
    await expect(cards.card('0100')).toBeVisible();
    await expect(cards.card('0027')).toHaveCount(0);
  });

  test('a replaced card stays when the new one is not linked', { tag: '@full' }, async ({
    desk,
    training,
  }) => {
    await desk.open(personTagged(training, 'two-cards'));
    await training.faults.set('capillary', { fault: 'reject', call: 'changeIdentifier', code: 3027 });
    const { cards, basket } = desk;
    await cards.openReplace(cards.card('0027'));
    const { dialog } = cards;
    await dialog
      .getByRole('textbox', { name: 'Number of the new card' })
      .fill(unlinkedCard(training, 'linkable'));
    await dialog.getByRole('textbox', { name: 'Reason', exact: true }).fill('Chip is broken');
    await cards.addToBasket();
    await basket.apply.click();
    await expectChange(basket.line(/^Link card/), LINKED, 'Rejected');
    const delink = basket.line(/^Delink card/);
    await expectChange(delink, DELINKED, 'Blocked');
    await expect(delink).toContainText('The step before this one is not confirmed');
    await expect(cards.card('0027')).toBeVisible();
    expect(writesOf(training)).toEqual([['changeIdentifier', false]]);
  });
});

test.describe('an identifier', () => {
  test('is changed: the new value is added first, the old one removed then', async ({ desk, training }) => {
    await desk.open(personTagged(training, 'two-cards'));
    const { cards, basket } = desk;
    await cards.change(cards.identifier('E-mail'), 'asha.new@example.com');
    await expect(basket.lines).toHaveCount(2);
    await basket.apply.click();
    await expectChange(basket.line(/^Add E-mail/), { from: 'Not on record', to: 'On record' }, 'Confirmed');
    await expectChange(
      basket.line(/^Remove E-mail/),
      { from: 'On record', to: 'Not on record' },
      'Confirmed',
    );
    expect(writesOf(training)).toEqual([
      ['changeIdentifier', true],
      ['changeIdentifier', true],
    ]);
    await expect(cards.identifier('E-mail')).toHaveCount(1);
  });

  test('the only one is changed, and never removed before the new one is there', async ({
    desk,
    training,
  }) => {
    const zoya = personTagged(training, 'one-identifier');
    await desk.open(zoya);
    const { cards, basket } = desk;
    await training.faults.set('capillary', { fault: 'cut-before-effect', call: 'changeIdentifier' });
    await cards.change(cards.identifier('Mobile'), '919899999999');
    await expect(basket.lines.filter({ hasText: 'Draft' })).toHaveCount(2);
    await basket.apply.click();
    await expect(basket.line(/^Add Mobile/)).toContainText('Outcome unknown');
    await expect(basket.line(/^Remove Mobile/)).toContainText('The step before this one is not confirmed');
    expect(writesOf(training)).toEqual([['changeIdentifier', false]]);
  });
});
