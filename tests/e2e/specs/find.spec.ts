import { personTagged } from '../../support/people.ts';
import { expect, test } from '../fixtures/desk.ts';
import { scan } from '../fixtures/scan.ts';

test.describe('find a customer', () => {
  test('by every identifier that a branch can type: one match opens by itself', async ({
    desk,
    training,
  }) => {
    const person = personTagged(training, 'two-cards');
    const national = person.mobile.slice(2);
    const typed = {
      'a mobile with its country code': person.mobile,
      'a national mobile': national,
      'a mobile with spaces': `+91 ${national.slice(0, 5)} ${national.slice(5)}`,
      'an e-mail in capitals': person.email?.toUpperCase() ?? '',
      'an external id': person.airpayEntityId,
      'a card number': person.cards[0]?.number ?? '',
      'a Capillary id': person.capillaryId,
      'the first letters of a name': 'Asha Ver',
    };
    const other = personTagged(training, 'one-card');
    for (const [what, text] of Object.entries(typed)) {
      await test.step(what, async () => {
        await desk.search.find(other.mobile);
        await expect(desk.customer).toHaveText(other.name);
        await desk.search.find(text);
        await expect(desk.customer).toHaveText(person.name);
        await expect(desk.search.matches).toBeHidden();
      });
    }
    await desk.expectOpen(person.name);
  });

  test('nobody found: what was typed, what it was taken for and what to try', async ({ desk }) => {
    await desk.search.find('9899999999');
    await expect(desk.search.help).toContainText('Nobody found');
    await expect(desk.search.help).toContainText('9899999999');
    await expect(desk.search.help).toContainText('Taken for: Mobile');
    await expect(desk.search.help).toContainText('Try another number or address');
    await expect(desk.customer).toHaveText('No customer open');
  });

  test('several found: the arrow keys and Enter open the one that is meant', async ({ desk, training }) => {
    const namesakes = training.people.filter(({ tags }) => tags.includes('same-name'));
    await desk.search.find('Priya Sharma');
    const options = desk.search.matches.getByRole('option');
    await expect(options).toHaveCount(namesakes.length);
    const shown = await options.allInnerTexts();
    expect(new Set(shown).size).toBe(namesakes.length);

    await desk.search.box.press('ArrowDown');
    await expect(options.nth(0)).toBeFocused();
    await desk.page.keyboard.press('ArrowDown');
    await expect(options.nth(1)).toBeFocused();
    const second = shown[1] ?? '';
    const meant = namesakes.find(({ mobile }) => second.includes(mobile.slice(-3)));
    await desk.page.keyboard.press('Enter');
    await desk.expectOpen('Priya Sharma');
    await expect(desk.page.getByRole('main')).toContainText(meant?.mobile.slice(-3) ?? 'nobody is meant');
    await expect(desk.search.matches).toBeHidden();
  });

  for (const [typed, understood] of [
    ['!!', 'Only signs'],
    ['asha@', 'looks like an e-mail address that is not whole'],
    ['+91 98', 'looks like a phone number with too few or too many digits'],
    ['a', 'Too short'],
  ] as const) {
    test(`text that is no identifier, "${typed}", is told with what was understood`, async ({
      desk,
      training,
    }) => {
      await desk.search.find(typed);
      await expect(desk.search.help).toContainText('Not a mobile, e-mail, card or id');
      await expect(desk.search.help).toContainText(typed);
      await expect(desk.search.help).toContainText(understood);
      expect(training.ledger.entries()).toEqual([]);
    });
  }

  test('a lookup that failed never says that nobody was found, and can be tried again', async ({
    desk,
    training,
  }) => {
    const person = personTagged(training, 'two-cards');
    await training.faults.set('capillary', { fault: 'refuse' });
    await desk.search.find(person.mobile);
    await expect(desk.search.help).toContainText('Capillary');
    await expect(desk.search.help).not.toContainText('Nobody found');
    await training.faults.clear();
    await desk.search.help.getByRole('button', { name: 'Try again' }).click();
    await desk.expectOpen(person.name);
  });

  test('a scan while the cursor is in a note opens the customer and leaves no characters in the note', async ({
    desk,
    training,
  }) => {
    const person = personTagged(training, 'two-cards');
    const other = personTagged(training, 'one-card');
    await desk.open(person);
    await desk.cards.openDelink(desk.cards.card('0027'));
    const reason = desk.cards.dialog.getByRole('textbox', { name: 'Reason', exact: true });
    await reason.fill('Lost in the ');
    await expect(reason).toBeFocused();
    await scan(desk.page, other.cards[0]?.number ?? '');
    await desk.expectOpen(other.name);

    await desk.open(person);
    await desk.cards.openDelink(desk.cards.card('0027'));
    await expect(reason).toHaveValue('Lost in the ');
  });

  test('/ goes to the search, and is not typed into it', async ({ desk, training }) => {
    await desk.open(personTagged(training, 'two-cards'));
    await expect(desk.search.box).not.toBeFocused();
    await desk.page.keyboard.press('/');
    await expect(desk.search.box).toBeFocused();
    await expect(desk.search.box).toHaveValue('');
  });
});
