import { personTagged } from '../../support/people.ts';
import { expectAccessibleInBothThemes } from '../fixtures/accessible.ts';
import { rosterOf, TEST_PIN } from '../fixtures/branch.ts';
import { expect, test } from '../fixtures/desk.ts';
import { heldOf } from '../fixtures/held-by-page.ts';
import type { Desk } from '../pages/desk.ts';

const roster = await rosterOf([{ id: 'rekha.k', name: 'Rekha Kumar', role: 'operator' }]);

/** Everything that the page holds as text: what is on it, and what its scripts keep for the screen. */
const pageHolds = (desk: Desk, value: string): Promise<boolean> =>
  desk.page.evaluate((text) => document.documentElement.outerHTML.includes(text), value);

const reveal = async (desk: Desk): Promise<void> => {
  await desk.page.keyboard.press('Alt+r');
  const reason = desk.page.getByRole('textbox', { name: 'Reason' });
  await expect(reason).toBeFocused();
  await reason.fill('The customer asked');
  await desk.page.keyboard.press('Enter');
};

test('a mobile number is revealed with a reason, and is gone after 15 s', async ({ desk, training }) => {
  const person = personTagged(training, 'two-cards');
  await desk.page.clock.install();
  await desk.open(person);
  await desk.page.keyboard.press('Alt+r');
  await expectAccessibleInBothThemes(desk.page);
  await desk.page.keyboard.press('Escape');
  await reveal(desk);
  const dialog = desk.page.getByRole('dialog');
  await expect(dialog).toContainText(person.mobile);
  await expect(dialog).toContainText('Hidden again in 15 seconds');
  await desk.page.clock.runFor(15_000);
  await expect(dialog).toHaveCount(0);
  expect(await pageHolds(desk, person.mobile)).toBe(false);
});

test('a revealed value goes when the window is left, and into no clipboard', async ({ desk, training }) => {
  const person = personTagged(training, 'two-cards');
  await desk.open(person);
  await reveal(desk);
  const value = desk.page.getByText(person.mobile, { exact: true });
  await expect(value).toBeVisible();
  const copied = await desk.page.evaluate(() => {
    let text: string | null = null;
    document.addEventListener('copy', (event) => {
      text = event.defaultPrevented ? null : String(getSelection());
    });
    const [shown] = [...document.querySelectorAll('[role=dialog] bdi')];
    if (shown !== undefined) getSelection()?.selectAllChildren(shown);
    document.execCommand('copy');
    return text;
  });
  expect(copied ?? '').not.toContain(person.mobile);
  await desk.page.evaluate(() => window.dispatchEvent(new Event('blur')));
  await expect(desk.page.getByRole('dialog')).toHaveCount(0);
  expect(await pageHolds(desk, person.mobile)).toBe(false);
});

test.describe('at a desk that can be locked', () => {
  test.use({ configured: roster });

  for (const event of ['lock-screen', 'suspend'] as const)
    test(`a revealed value is gone at once when the system tells of ${event}`, async ({
      desk,
      training,
      app,
    }) => {
      const person = personTagged(training, 'two-cards');
      await desk.signIn('Rekha Kumar', TEST_PIN);
      await desk.open(person);
      await reveal(desk);
      await expect(desk.page.getByText(person.mobile, { exact: true })).toBeVisible();
      await app.power(event);
      await expect(desk.page.getByRole('heading', { level: 1, name: 'Locked by Rekha Kumar' })).toBeVisible();
      expect(await heldOf(desk.page, [person.mobile, person.name])).toEqual([]);
      // Unlocked, it is masked: nothing brings it back but another reveal with another reason.
      await desk.page.getByLabel('PIN of Rekha Kumar').fill(TEST_PIN);
      await desk.page.keyboard.press('Enter');
      await desk.expectOpen(person.name);
      await expect(desk.page.getByRole('dialog')).toHaveCount(0);
      expect(await pageHolds(desk, person.mobile)).toBe(false);
    });
});

test.describe('with a budget of one', () => {
  test.use({ configured: { operators: { from: 'os-user', revealsPerShift: 1 } } });

  test('a second value of the shift is not revealed', async ({ desk, training }) => {
    await desk.open(personTagged(training, 'two-cards'));
    await reveal(desk);
    await desk.page.getByRole('button', { name: 'Hide' }).press('Enter');
    await reveal(desk);
    await expect(desk.page.getByRole('dialog')).toContainText('that is the most');
  });
});
