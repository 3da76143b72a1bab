import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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

/** The cells of a CSV file whose cells are all quoted. */
const tableOf = (text: string): readonly (readonly string[])[] =>
  text
    .replace('\uFEFF', '')
    .split('\r\n')
    .filter((row) => row !== '')
    .map((row) =>
      [...row.matchAll(/"((?:[^"]|"")*)"(?:,|$)/g)].map(([, cell = '']) => cell.replaceAll('""', '"')),
    );

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

test('a day is printed and saved as a file of masked values, once whoever may do so asks', async ({
  desk,
  training,
  app,
  shell,
}) => {
  test.skip(shell === 'electron', 'only the preview’s own dialog saves without asking');
  const { page } = desk;
  const shift = page.getByRole('dialog', { name: 'My shift' });
  const printer = await app.printer();
  const customer = personTagged(training, 'two-cards');
  const files = () => readdirSync(app.profile).filter((name) => name.endsWith('.csv'));

  await desk.signIn(FIRST.name, TEST_PIN);
  await desk.open(customer);
  await desk.cards.add('E-mail', '=asha.new+1@example.com');
  await desk.usage.set(desk.usage.channel('ATM'), 'Not allowed');
  await desk.cards.relabel(desk.cards.card('0027'), 'Suspend', 'Left in a taxi');
  await desk.basket.apply.click();
  for (const line of [/^Add E-mail/, /^ATM/, /^Suspend/])
    await expect(desk.basket.line(line)).toHaveAccessibleName(/Confirmed$/);
  await fromMenu(desk, FIRST, 'My shift…');
  await expect(shift).toContainText('3 changes.');
  await expect(shift.getByRole('button', { name: 'Save as CSV…' })).toHaveCount(0);
  await shift.getByRole('button', { name: 'Print' }).click();
  await expect(shift.getByText('Sent to the printer.', { exact: true })).toBeVisible();
  expect(await printer.jobs()).toBe(1);
  await page.emulateMedia({ media: 'print' });
  await expect(shift.getByRole('list', { name: 'Your changes today' }).getByRole('listitem')).toHaveCount(3);
  await expect(page.getByRole('button', { name: 'Print', exact: true })).toBeHidden();
  await page.emulateMedia({ media: null });
  await shift.getByRole('button', { name: 'Close' }).click();

  await fromMenu(desk, FIRST, 'Sign out');
  await desk.signIn(NEXT.name, TEST_PIN);
  await fromMenu(desk, NEXT, 'My shift…');
  await shift.getByRole('tab', { name: 'The branch today' }).click();
  await shift.getByRole('button', { name: 'Save as CSV…' }).click();
  await expect(shift.getByText('The file is saved.', { exact: true })).toBeVisible();
  await expectAccessibleInBothThemes(page);
  expect(files()).toEqual([expect.stringMatching(/^branchdesk-\d{4}-\d\d-\d\d\.csv$/)]);
  const text = readFileSync(join(app.profile, files()[0] ?? ''), 'utf8');
  const [head, ...rows] = tableOf(text);
  expect(head?.[1]).toBe('operator');
  expect(rows.map(([, operator, name, , kind]) => [operator, name, kind])).toEqual(
    ['card.suspend', 'card-usage.set', 'identifier.add'].map((kind) => [FIRST.id, customer.name, kind]),
  );
  expect(rows.map(([, , , , , about]) => about)).toEqual([
    expect.stringMatching(/^•••• 0027 /),
    'ATM',
    expect.stringMatching(/^email .•••@•••\.com$/),
  ]);
  const { mobile, email, identifiers, cards, airpayEntityId, wmCustomerId } = customer;
  const whole = [mobile, email, airpayEntityId, wmCustomerId, ...identifiers.map(({ value }) => value)];
  for (const value of [...whole, ...cards.map(({ number }) => number), 'asha.new', 'taxi'])
    expect(text, String(value)).not.toContain(String(value));
});
