import { personTagged } from '../../support/people.ts';
import { expectAccessibleInBothThemes } from '../fixtures/accessible.ts';
import { rosterOf, TEST_PIN } from '../fixtures/branch.ts';
import { expect, test } from '../fixtures/desk.ts';
import { expectChange } from '../fixtures/expect-change.ts';
import type { Desk } from '../pages/desk.ts';

const FIRST = { id: 'rekha.k', name: 'Rekha Kumar', role: 'operator' };
const NEXT = { id: 'meera.s', name: 'Meera Shah', role: 'supervisor' };
const NOTE = 'Mrs Rao calls back at four';

test.use({ configured: await rosterOf([FIRST, NEXT]) });

const fromMenu = async (desk: Desk, person: typeof FIRST, item: string): Promise<void> => {
  await desk.page.getByRole('button', { name: `Operator ${person.name}` }).click();
  await desk.page.getByRole('menuitem', { name: item }).click();
};

test('a shift is handed over to the next person, who sees it once', async ({ desk, training }) => {
  const { page } = desk;
  const shift = page.getByRole('dialog', { name: 'My shift' });
  const note = page.getByRole('region', { name: `Handed over by ${FIRST.name}` });
  const person = personTagged(training, 'two-cards');
  await desk.signIn(FIRST.name, TEST_PIN);
  await desk.open(person);
  await desk.cards.add('E-mail', 'asha.new@example.com');
  await desk.basket.apply.click();
  await expectChange(
    desk.basket.line(/^Add E-mail/),
    { from: 'Not on record', to: 'On record' },
    'Confirmed',
  );

  await fromMenu(desk, FIRST, 'My shift…');
  await expect(shift).toContainText('1 change.');
  await expect(shift.getByRole('table').getByRole('row', { name: /^Capillary/ })).toContainText('1');
  await expect(shift.getByRole('list', { name: 'Your changes today' })).toContainText(person.name);
  await expect(shift).not.toContainText('asha.new@example.com');
  // Whoever may not approve sees their own day alone.
  await expect(shift.getByRole('tab')).toHaveCount(0);
  await shift.getByRole('textbox', { name: 'Note for the next person' }).fill(NOTE);
  await shift.getByRole('button', { name: 'Hand over' }).click();
  await expect(shift.getByText('Handed over. Lock the desk or sign out.')).toBeVisible();
  await shift.getByRole('button', { name: 'Close' }).click();
  await expect(note).toHaveCount(0);

  await fromMenu(desk, FIRST, 'Sign out');
  await desk.signIn(NEXT.name, TEST_PIN);
  await expect(note).toContainText(NOTE);
  await expectAccessibleInBothThemes(page);

  await fromMenu(desk, NEXT, 'My shift…');
  await expect(shift).toContainText('no changes yet');
  await shift.getByRole('tab', { name: 'The branch today' }).click();
  const byHour = shift.getByRole('table', { name: 'By hour and outcome' });
  await expect(byHour.getByRole('columnheader')).toHaveText(['From', 'Confirmed', 'All']);
  await expect(
    shift.getByRole('table', { name: '1 operator' }).getByRole('row', { name: FIRST.name }),
  ).toContainText('1');
  // The chart says in words what it shows, and the same sentence stands above it.
  await expect(shift.getByRole('img', { name: /^1 change\. Confirmed 1\./ })).toBeVisible();
  await expectAccessibleInBothThemes(page);
  await page.emulateMedia({ forcedColors: 'active' });
  await expectAccessibleInBothThemes(page);
  await page.emulateMedia({ forcedColors: null });
  await page.keyboard.press('Escape');

  await note.getByRole('button', { name: 'I have read it' }).click();
  await expect(note).toHaveCount(0);
  await fromMenu(desk, NEXT, 'Sign out');
  await desk.signIn(NEXT.name, TEST_PIN);
  await expect(page.getByRole('searchbox', { name: 'Find a customer' })).toBeVisible();
  await expect(note).toHaveCount(0);
});
