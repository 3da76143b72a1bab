import { capillary } from '../../contract/training/raw.ts';
import { personTagged } from '../../support/people.ts';
import { expectAccessibleInBothThemes } from '../fixtures/accessible.ts';
import { UNHURRIED } from '../fixtures/branch.ts';
import { expect, test } from '../fixtures/desk.ts';
import { firstOnly } from '../fixtures/first-only.ts';
import { scan } from '../fixtures/scan.ts';

test.use({ perMinute: UNHURRIED });

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

  test('what one match was taken for is shown, and can be changed with the keyboard', async ({
    desk,
    training,
  }) => {
    const person = personTagged(training, 'two-cards');
    await desk.open(person);
    await expect(desk.search.takenFor).toHaveText('Taken for: Mobile');
    await expect(desk.search.box).toHaveValue('');

    await desk.page.keyboard.press('/');
    await desk.page.keyboard.press('Tab');
    await expect(desk.search.takenFor).toBeFocused();
    await desk.page.keyboard.press('Enter');
    await expect(desk.search.readings.getByRole('menuitemradio', { name: 'Whatever fits' })).toBeFocused();
    await expect(desk.search.readings.getByRole('group', { name: 'What it looks like' })).toContainText(
      'Mobile',
    );
    await desk.page.keyboard.press('c');
    await expect(desk.search.readings.getByRole('menuitemradio', { name: 'Card number' })).toBeFocused();
    await desk.page.keyboard.press('Enter');
    await expect(desk.search.help).toContainText('Nobody found');
    await expect(desk.search.help).toContainText(person.mobile);
    await expect(desk.search.takenFor).toHaveText('Taken for: Card number');
    await expect(desk.search.box).toBeFocused();

    await desk.search.take('Whatever fits');
    await desk.expectOpen(person.name);
    await expect(desk.search.takenFor).toHaveText('Taken for: Mobile');
    await desk.search.box.fill('9');
    await expect(desk.search.takenFor).toHaveCount(0);
  });

  test('what several matches were taken for can be changed with the pointer, also to what it cannot be', async ({
    desk,
  }) => {
    await desk.search.find('Priya Sharma');
    await expect(desk.search.matches.getByRole('option')).toHaveCount(3);
    await expect(desk.search.takenFor).toHaveText('Taken for: Name');
    await desk.search.take('External id');
    await expect(desk.search.help).toContainText('Nobody found');
    await desk.search.take('E-mail');
    await expect(desk.search.help).toContainText('It cannot be taken for this: E-mail');
    await expect(desk.search.takenFor).toHaveText('Taken for: E-mail');
    await desk.search.take('Name');
    await expect(desk.search.matches.getByRole('option')).toHaveCount(3);
    await desk.search.takenFor.click();
    await desk.page.keyboard.press('Escape');
    await expect(desk.search.readings).toHaveCount(0);
    await expect(desk.search.matches).toBeVisible();
  });

  test('many found: says how many are shown, and shows more from where the list ended', async ({
    desk,
    training,
  }) => {
    await desk.search.find('CUST');
    const options = desk.search.matches.getByRole('option');
    await expect(options).toHaveCount(20);
    await expect(desk.page.getByText('20 of 70 matches').first()).toBeVisible();
    await desk.search.box.press('ArrowDown');
    await desk.page.keyboard.press('Tab');
    await expect(desk.page.getByRole('button', { name: 'Show more' })).toBeFocused();
    await desk.page.keyboard.press('Enter');
    await expect(options).toHaveCount(40);
    await expect(options.nth(20)).toBeFocused();
    await expect(desk.page.getByText('40 of 70 matches').first()).toBeVisible();

    await training.faults.set('capillary', { fault: 'html', call: 'search', status: 200 });
    await desk.page.getByRole('button', { name: 'Show more' }).click();
    await expect(desk.search.help).toContainText('Capillary');
    await expect(options).toHaveCount(40);
    await training.faults.clear();
    await desk.page.getByRole('button', { name: 'Show more' }).click();
    await expect(options).toHaveCount(60);
    await expect(desk.search.help).toHaveCount(0);
    await desk.page.getByRole('button', { name: 'Show more' }).click();
    await expect(options).toHaveCount(70);
    await expect(desk.page.getByRole('button', { name: 'Show more' })).toHaveCount(0);
    await expect(desk.search.matches.locator('..')).toContainText('70 matches');
  });

  test('a record that was merged away opens the survivor, who says so until it is dismissed', async ({
    desk,
    training,
  }) => {
    const survivor = personTagged(training, 'merge-target');
    const victim = personTagged(training, 'merge-source');
    const path = `/v2/customers/${survivor.capillaryId}/changeIdentifier?source=INSTORE`;
    await capillary(training, 'POST', path, { add: [{ type: 'mobile', value: victim.mobile }] });
    await desk.search.find(victim.capillaryId);
    await desk.expectOpen(survivor.name);
    const main = desk.page.getByRole('main');
    const words = `The record •••• ${victim.capillaryId.slice(-3)} was merged into this one. You see the one that survived.`;
    await expect(main).toContainText(words);
    await expect(desk.page.locator('[aria-live="polite"]').filter({ hasText: words })).toHaveCount(1);
    await expectAccessibleInBothThemes(desk.page);
    await main.getByRole('button', { name: 'Dismiss' }).click();
    await expect(main).not.toContainText('was merged into this one');
  });

  test('a customer who is merged away while open is told in the same way', { tag: '@full' }, async ({
    desk,
    training,
  }) => {
    const survivor = personTagged(training, 'merge-target');
    const victim = personTagged(training, 'merge-source');
    await desk.open(victim);
    const path = `/v2/customers/${survivor.capillaryId}/changeIdentifier?source=INSTORE`;
    await capillary(training, 'POST', path, { add: [{ type: 'mobile', value: victim.mobile }] });
    await desk.cards.region.getByRole('button', { name: 'Read Capillary again' }).click();
    await expect(desk.customer).toHaveText(survivor.name);
    await expect(desk.page.getByRole('main')).toContainText(
      `The record ${victim.name} was merged into this one.`,
    );
  });

  test('a merge whose survivor is not named says how to find the survivor', { tag: '@full' }, async ({
    desk,
    training,
  }) => {
    await training.faults.set('capillary', { fault: 'reject', call: 'customer', code: 8069 });
    await desk.search.find(personTagged(training, 'merge-source').capillaryId);
    await expect(desk.search.help).toContainText('by a mobile number, a card or the name');
    await expect(desk.search.help.getByRole('button', { name: 'Try again' })).toHaveCount(0);
  });

  test('sources that disagree are shown as what they are', async ({ desk, training }) => {
    await desk.open(personTagged(training, 'sources-disagree'));
    const main = desk.page.getByRole('main');
    await expect(main).toContainText('Sources disagree on the name');
    await expect(main.getByRole('definition').filter({ hasText: 'Nisha Bose' })).toBeVisible();
    await expect(main.getByRole('definition').filter({ hasText: 'Nisha Basu' })).toBeVisible();
    const mobiles = desk.cards.identifier('Mobile');
    await expect(mobiles).toHaveCount(2);
    for (const [at, source] of ['INSTORE', 'WECHAT'].entries()) {
      await expect(mobiles.nth(at)).toContainText(source);
      await expect(mobiles.nth(at)).toContainText('Sources disagree');
    }
    await expectAccessibleInBothThemes(desk.page);
  });

  const notUnderstood = [
    ['!!', 'Only signs'],
    ['asha@', 'looks like an e-mail address that is not whole'],
    ['+91 98', 'looks like a phone number with too few or too many digits'],
    ['a', 'Too short'],
  ] as const;
  for (const one of notUnderstood) {
    const [typed, understood] = one;
    test(
      `text that is no identifier, "${typed}", is told with what was understood`,
      firstOnly(notUnderstood, one),
      async ({ desk, training }) => {
        await desk.search.find(typed);
        await expect(desk.search.help).toContainText('Not a mobile, e-mail, card or id');
        await expect(desk.search.help).toContainText(typed);
        await expect(desk.search.help).toContainText(understood);
        expect(training.ledger.entries()).toEqual([]);
      },
    );
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
